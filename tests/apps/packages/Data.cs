// Data and languages: EF Core in memory, SQLite, Dapper, Jint.
using Dapper;
using Jint;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

static partial class Drivers
{
    public class Blog { public int Id { get; set; } public string Name { get; set; } = ""; public List<Post> Posts { get; set; } = []; }
    public class Post { public int Id { get; set; } public string Title { get; set; } = ""; public int Score { get; set; } public int BlogId { get; set; } public Blog? Blog { get; set; } }

    class Blogs : DbContext
    {
        public DbSet<Blog> All => Set<Blog>();
        public DbSet<Post> Posts => Set<Post>();
        protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseInMemoryDatabase("blogs");
        protected override void OnModelCreating(ModelBuilder m) => m.Entity<Blog>().Property(b => b.Name).HasMaxLength(20).IsRequired();
    }

    public static async Task EfCore()
    {
        using (var db = new Blogs())
        {
            db.Add(new Blog { Name = "one", Posts = { new() { Title = "p1", Score = 5 }, new() { Title = "p2", Score = 1 } } });
            db.Add(new Blog { Name = "two", Posts = { new() { Title = "p3", Score = 7 } } });
            Console.WriteLine(await db.SaveChangesAsync());
        }
        using (var db = new Blogs())
        {
            foreach (var b in await db.All.Include(b => b.Posts).OrderBy(b => b.Name).ToListAsync()) Console.WriteLine($"{b.Id} {b.Name} {string.Join(",", b.Posts.Select(p => p.Title))}");
            Console.WriteLine(string.Join(" ", await db.Posts.Where(p => p.Score > 2).GroupBy(p => p.Blog!.Name).Select(g => g.Key + g.Sum(p => p.Score)).ToListAsync()));
            var first = await db.Posts.SingleAsync(p => p.Title == "p1");
            first.Score = 50;
            db.Remove(await db.Posts.FirstAsync(p => p.Title == "p3"));
            Console.WriteLine(string.Join(";", db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).Select(e => e.Entity.GetType().Name + " " + e.State)));
            Console.WriteLine(await db.SaveChangesAsync() + " " + await db.Posts.MaxAsync(p => p.Score) + " " + await db.Posts.CountAsync());
        }
    }

    public record Line(long Id, string Text, double Value);

    public static void Sqlite()
    {
        using var c = new SqliteConnection("Data Source=:memory:");
        c.Open();
        c.CreateFunction("twice", (long x) => x * 2);
        using var command = c.CreateCommand();
        command.CommandText = "create table t(id integer primary key, text text, value real); insert into t(text, value) values ('a', 1.5), ('\u00e9', 2), (null, 3)";
        Console.WriteLine(command.ExecuteNonQuery());
        command.CommandText = "select id, text, value, twice(id) from t where value > $v order by id desc";
        command.Parameters.AddWithValue("$v", 1.9);
        using (var r = command.ExecuteReader()) while (r.Read()) Console.WriteLine($"{r.GetInt64(0)} {(r.IsDBNull(1) ? "null" : r.GetString(1))} {r.GetDouble(2)} {r.GetInt64(3)}");
        using (var t = c.BeginTransaction()) { c.Execute("delete from t", transaction: t); t.Rollback(); }
        foreach (var l in c.Query<Line>("select id, text, value from t where text is not null and id in @ids", new { ids = new[] { 1, 2, 3 } })) Console.WriteLine(l);
        Console.WriteLine(c.ExecuteScalar<int>("select count(*) from t") + " " + string.Join(",", c.Query<(long, double)>("select id, value from t")) + " " + ((IDictionary<string, object>)c.QueryFirst("select id, text from t")).Count);
        try { c.Execute("select nothing from nowhere"); } catch (SqliteException e) { Console.WriteLine(e.SqliteErrorCode + " " + e.Message); }
    }

    public static void Jint()
    {
        var e = new Engine(o => o.LimitRecursion(200)).SetValue("log", new Action<object>(x => Console.WriteLine(x))).SetValue("host", new { Name = "h", List = new[] { 1, 2 } });
        e.Execute("""
            class A { constructor(n) { this.n = n; } get twice() { return this.n * 2; } static make(n) { return new A(n); } *items() { for (let i = 0; i < this.n; i++) yield i; } }
            log(A.make(4).twice); log([...new A(3).items()].join('-')); log(`${host.Name} ${host.List.length}`);
            log(JSON.stringify({ a: [1, null, "x"], d: new Date(0) })); log(/(\d+)-(?<w>\w+)/.exec("12-ab").groups.w); log([3, 1, 2].sort().map(x => x ** 2).reduce((a, b) => a + b));
            const { x, ...rest } = { x: 1, y: 2, z: 3 }; log(Object.keys(rest).join()); log(0.1 + 0.2); log(new Map([[1, 2]]).get(1)); log(typeof undefined?.foo); log(10n ** 20n + 1n);
            try { null.x } catch (err) { log(err instanceof TypeError) } label: for (const a of [1, 2]) for (const b of [1, 2]) { if (b == 2) continue label; log(a + b); }
            function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            """);
        Console.WriteLine(e.Evaluate("fib(15)") + " " + e.Invoke("fib", 10));
        try { e.Evaluate("(function f() { f(); })()"); } catch (Exception x) { Console.WriteLine(x.GetType().Name); }
        try { e.Evaluate("throw new RangeError('r')"); } catch (global::Jint.Runtime.JavaScriptException x) { Console.WriteLine(x.Message); }
        try { e.Evaluate("let 1"); } catch (Exception x) { Console.WriteLine(x.GetType().Name); }
    }
}
