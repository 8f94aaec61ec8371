// Makes a program that shows a difference small: takes pieces of its syntax away as long as the difference stays.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

// [stays] tells whether a text still compiles and differs.
sealed class Reducer(Func<string, bool> stays, TimeSpan most)
{
    readonly record struct Edit(int Start, int Length, string Text)
    {
        public string Apply(string s) => s[..Start] + Text + s[(Start + Length)..];
    }

    public int Attempts { get; private set; }

    public string Run(string text)
    {
        var watch = Stopwatch.StartNew();
        for (bool progress = true; progress;)
        {
            progress = false;
            // Large pieces first: members, then statements, then expressions.
            foreach (Func<SyntaxNode, IEnumerable<Edit>> kind in new[] { Members, Statements, Expressions })
            {
                var tried = new HashSet<string>();
                for (bool again = true; again;)
                {
                    again = false;
                    foreach (Edit e in kind(CSharpSyntaxTree.ParseText(text).GetRoot()).OrderByDescending(e => e.Length - e.Text.Length).ToArray())
                    {
                        if (watch.Elapsed > most) return text;
                        string smaller = e.Apply(text);
                        if (smaller.Length >= text.Length || !tried.Add(smaller)) continue;
                        Attempts++;
                        if (!stays(smaller)) continue;
                        text = smaller;
                        progress = again = true;
                        break;
                    }
                }
            }
        }
        return text;
    }

    static Edit Remove(SyntaxNode n) => new(n.FullSpan.Start, n.FullSpan.Length, "");
    static Edit Replace(SyntaxNode n, string by) => new(n.SpanStart, n.Span.Length, by);

    static IEnumerable<Edit> Members(SyntaxNode root)
    {
        foreach (MemberDeclarationSyntax m in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            yield return Remove(m);
            if (m is MethodDeclarationSyntax { Body: { Statements.Count: > 1 } body } method)
                yield return Replace(body, method.ReturnType.ToString() is "void" or "Task" ? "{ }" : "{ return default; }");
            if (m is TypeDeclarationSyntax { BaseList: { } bases }) yield return Remove(bases);
        }
    }

    static IEnumerable<Edit> Statements(SyntaxNode root)
    {
        foreach (BlockSyntax b in root.DescendantNodes().OfType<BlockSyntax>())
            for (int n = b.Statements.Count, size = n / 2; size > 1; size /= 2)
                for (int i = 0; i + size <= n; i += size)
                    yield return new Edit(b.Statements[i].FullSpan.Start, b.Statements[i + size - 1].FullSpan.End - b.Statements[i].FullSpan.Start, "");
        foreach (StatementSyntax s in root.DescendantNodes().OfType<StatementSyntax>())
        {
            if (s.Parent is BlockSyntax or SwitchSectionSyntax) yield return Remove(s);
            foreach (BlockSyntax inner in s.ChildNodes().SelectMany(c => c is BlockSyntax b ? [b] : c.ChildNodes().OfType<BlockSyntax>()))
                if (s is not (BlockSyntax or LocalFunctionStatementSyntax)) yield return Replace(s, inner.ToString());
            if (s is BlockSyntax { Parent: BlockSyntax, Statements.Count: 1 } only) yield return Replace(s, only.Statements[0].ToString());
        }
        foreach (SyntaxNode n in root.DescendantNodes().Where(n => n is CatchClauseSyntax or ElseClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax or CatchFilterClauseSyntax)) yield return Remove(n);
    }

    static IEnumerable<Edit> Expressions(SyntaxNode root)
    {
        foreach (ExpressionSyntax e in root.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not (TypeSyntax or LiteralExpressionSyntax)))
        {
            foreach (ExpressionSyntax inner in e.DescendantNodes().OfType<ExpressionSyntax>().Where(i => i is not TypeSyntax || i is IdentifierNameSyntax).Take(8)) yield return Replace(e, inner.ToString());
            if (e.Span.Length > 8) { yield return Replace(e, "default"); yield return Replace(e, "0"); yield return Replace(e, "true"); }
        }
        foreach (SyntaxNode n in root.DescendantNodes().Where(n => n is SwitchExpressionArmSyntax or ArgumentSyntax))
            yield return new Edit(n.FullSpan.Start, n.FullSpan.Length + 1, "");
    }
}
