// Regex with RegexOptions.Compiled runs the code that it emits.
using System;
using System.Text.RegularExpressions;

class P {
    static void Main() {
        var re = new Regex(@"(?<user>\w+)@(?<host>\w+)\.com", RegexOptions.Compiled | RegexOptions.IgnoreCase);
        foreach (Match m in re.Matches("joe@foo.com, Ann@BAR.COM; nobody@"))
            Console.WriteLine(m.Index + " " + m.Groups["user"] + " " + m.Groups["host"]);
        Console.WriteLine(Regex.Replace("a1b22c333", @"\d+", m => "<" + m.Length + ">", RegexOptions.Compiled));
        Console.WriteLine(new Regex(@"^(a+)+$", RegexOptions.Compiled).IsMatch("aaaaaaaaab"));
        Console.WriteLine(string.Join("|", new Regex(@"(?<=\d)(?=(\d{3})+$)", RegexOptions.Compiled).Split("1234567")));
    }
}

// expect: 0 joe foo
// expect: 13 Ann BAR
// expect: a<1>b<2>c<3>
// expect: False
// expect: 1|567|234|567|567
