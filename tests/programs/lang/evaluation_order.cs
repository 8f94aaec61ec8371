// Left to right: operands, arguments, indexers, assignments, compound ones, named arguments, initialisers; what throws first.
using System;
using System.Collections.Generic;

string log = "";
T L<T>(string s, T v) { log += s; return v; }
void Show(string what) { Console.WriteLine(what + ": " + log); log = ""; }
int x = L("a", 1) + L("b", 2) * L("c", 3) - L("d", 4); Show("arith " + x);
int[] arr = new int[3]; L("arr", arr)[L("i", 1)] = L("v", 5); Show("store");
arr[L("i", 1)] += L("v", 2); Show("compound " + arr[1]);
F(c: L("c", 1), a: L("a", 2), b: L("b", 3)); Show("named");
var d = new Dictionary<string, int> { [L("k1", "x")] = L("v1", 1), [L("k2", "y")] = L("v2", 2) }; Show("init");
bool q = L("l", false) && L("r", true) || L("z", true); Show("logic");
string? s = L<string?>("n", null) ?? L("alt", "alt"); Show("coalesce");
(arr[L("0", 0)], arr[L("1", 1)]) = (L("p", 7), L("q", 8)); Show("deconstruct " + arr[0] + arr[1]);
int i = 0; i = i++ + ++i; Console.WriteLine(i); int[] w = [0, 0]; int j = 0; w[j++] = j; w[j] = j++; Console.WriteLine(w[0] + " " + w[1] + " " + j);
try { L<int[]>("null", null!)[L("idx", 0)] = L("val", 1); } catch (NullReferenceException) { Show("null array"); }
try { arr[L("idx", 9)] = L("val", 1); } catch (IndexOutOfRangeException) { Show("bad index"); }
try { int z = 0; x = L("lhs", 1) / z + L("rhs", 2); } catch (DivideByZeroException) { Show("divide"); }
try { ((C)L<object>("o", "str")).M(L("arg", 1)); } catch (InvalidCastException) { Show("cast"); }
try { L<C>("nul", null!).M(L("arg", 1)); } catch (NullReferenceException) { Show("null call"); }
try { object[] os = new string[1]; os[L("i", 0)] = L("obj", new object()); } catch (ArrayTypeMismatchException) { Show("array store"); }
try { checked { byte b = (byte)(L("m", 300) + L("n", 1)); } } catch (OverflowException) { Show("overflow"); }
C c = new() { P = L("p1", 1), Q = { P = L("p2", 2) } }; Show("nested init");
L("obj", c).P += L("inc", 3); Show("property " + c.P);
void F(int a, int b, int c) => log += $"({a}{b}{c})";
class C { public int P { get; set; } public C Q => field ??= new C(); public void M(int x) { } }

// expect: arith 3: abcd
// expect: store: arriv
// expect: compound 7: iv
// expect: named: cab(231)
// expect: init: k1v1k2v2
// expect: logic: lz
// expect: coalesce: nalt
// expect: deconstruct 78: 01pq
// expect: 2
// expect: 1 1 2
// expect: null array: nullidxval
// expect: bad index: idxval
// expect: divide: lhs
// expect: cast: o
// expect: null call: nularg
// expect: array store: iobj
// expect: overflow: mn
// expect: nested init: p1p2
// expect: property 4: objinc
