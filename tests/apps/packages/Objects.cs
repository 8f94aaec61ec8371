// Objects: Autofac, FluentValidation, Mapster, Stateless, NodaTime, Polly, Rx, hosting.
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Autofac;
using FluentValidation;
using Mapster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Polly;
using Polly.Retry;
using Stateless;

static partial class Drivers
{
    public interface IGreeter { string Greet(string who); }
    public class Polite(string prefix) : IGreeter { public string Greet(string who) => prefix + " " + who; }
    public class Loud(IGreeter inner) : IGreeter { public string Greet(string who) => inner.Greet(who).ToUpperInvariant(); }
    public class Consumer(IEnumerable<IGreeter> all, Func<string, Polite> make, Lazy<IGreeter> lazy) { public string Run() => string.Join(";", all.Select(g => g.Greet("a"))) + make("custom").Greet("b") + lazy.Value.Greet("c"); }

    public static void Autofac()
    {
        var b = new ContainerBuilder();
        b.RegisterType<Polite>().AsSelf().As<IGreeter>().WithParameter("prefix", "hello").SingleInstance();
        b.RegisterDecorator<Loud, IGreeter>();
        b.RegisterType<Consumer>();
        b.RegisterGeneric(typeof(List<>)).As(typeof(IList<>)).UsingConstructor();
        b.RegisterAssemblyTypes(typeof(Drivers).Assembly).Where(t => t.Name == "Address").AsSelf().OnActivated(e => ((Address)e.Instance).Number = 9);
        using var c = b.Build();
        using var scope = c.BeginLifetimeScope(x => x.RegisterInstance("text"));
        Console.WriteLine(scope.Resolve<Consumer>().Run() + " " + scope.Resolve<IList<int>>().GetType().Name + " " + scope.Resolve<Address>().Number + scope.Resolve<string>() + " " + c.IsRegistered<Uri>());
        try { c.Resolve<Uri>(); } catch (global::Autofac.Core.Registration.ComponentNotRegisteredException e) { Console.WriteLine(e.Message.Split('.')[0]); }
    }

    class PersonValidator : AbstractValidator<Person>
    {
        public PersonValidator()
        {
            RuleFor(p => p.Name).NotEmpty().MaximumLength(5).WithMessage("{PropertyName} is longer than {MaxLength}");
            RuleFor(p => p.Age).InclusiveBetween(0, 120).When(p => p.Name != "old");
            RuleForEach(p => p.Addresses).ChildRules(a => a.RuleFor(x => x.Street).Matches("^[A-Z]"));
            RuleFor(p => p.Height).GreaterThan(p => p.Age / 100.0).Must(h => h < 3).WithErrorCode("tall");
        }
    }

    public static void FluentValidation()
    {
        var r = new PersonValidator().Validate(new Person { Name = "too long", Age = 200, Addresses = { new() { Street = "Good" }, new() { Street = "bad" } }, Height = 4 });
        foreach (var e in r.Errors) Console.WriteLine($"{e.PropertyName}: {e.ErrorMessage} {e.ErrorCode} {e.AttemptedValue}");
        Console.WriteLine(new PersonValidator().Validate(new Person { Name = "ok", Height = 1 }).IsValid);
    }

    public record PersonView(string Name, int Age, int AddressCount, string? FirstStreet);

    public static void Mapster()
    {
        var config = new TypeAdapterConfig();
        config.NewConfig<Person, PersonView>().Map(d => d.AddressCount, s => s.Addresses.Count).Map(d => d.FirstStreet, s => s.Addresses.Select(a => a.Street).FirstOrDefault());
        var p = new Person { Name = "x", Age = 3, Addresses = { new() { Street = "s" } } };
        Console.WriteLine(p.Adapt<PersonView>(config) + " " + p.Adapt<Person>(config).Addresses[0].Street + " " + new[] { p, p }.Adapt<List<PersonView>>(config).Count);
    }

    public static void Stateless()
    {
        var m = new StateMachine<string, string>("off");
        m.Configure("off").Permit("push", "on").OnExit(() => Console.WriteLine("leaving off"));
        m.Configure("on").Permit("push", "off").PermitReentry("again").OnEntry(t => Console.WriteLine($"{t.Source}->{t.Destination} by {t.Trigger}")).SubstateOf("powered");
        m.Configure("powered").Ignore("noise").PermitIf("fail", "broken", () => true, "always");
        foreach (string t in new[] { "push", "again", "noise", "fail" }) m.Fire(t);
        try { m.Fire("push"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
        Console.WriteLine(m.State + " " + m);
    }

    public static void NodaTime()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var local = new LocalDateTime(2024, 3, 31, 2, 30);
        Console.WriteLine(zone.AtLeniently(local) + " " + zone.MapLocal(local).Count + " " + Instant.FromUtc(2024, 6, 1, 0, 0).InZone(zone));
        Console.WriteLine(Period.Between(new LocalDate(2020, 2, 29), new LocalDate(2024, 3, 1)) + " " + new LocalDate(2024, 1, 31).PlusMonths(1) + " " + Duration.FromHours(49.5) + " " + new LocalDate(2024, 12, 30).DayOfWeek);
        Console.WriteLine(global::NodaTime.Text.LocalDatePattern.Iso.Parse("2024-02-30").Success + " " + new LocalDate(2024, 2, 29).WithCalendar(CalendarSystem.IslamicBcl) + " " + DateTimeZoneProviders.Tzdb.Ids.Count.CompareTo(300));
    }

    public static async Task Polly()
    {
        int tries = 0;
        var pipeline = new ResiliencePipelineBuilder<string>().AddRetry(new RetryStrategyOptions<string> { MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(1), ShouldHandle = new PredicateBuilder<string>().Handle<InvalidOperationException>().HandleResult("bad"), OnRetry = a => { Console.WriteLine($"retry {a.AttemptNumber}"); return default; } }).AddTimeout(TimeSpan.FromSeconds(30)).Build();
        Console.WriteLine(await pipeline.ExecuteAsync(async _ => { await Task.Yield(); return ++tries switch { 1 => throw new InvalidOperationException(), 2 => "bad", _ => "good" }; }));
        try { await pipeline.ExecuteAsync<string>(_ => throw new NotSupportedException("not handled")); } catch (NotSupportedException e) { Console.WriteLine(e.Message); }
        var breaker = new ResiliencePipelineBuilder().AddCircuitBreaker(new() { MinimumThroughput = 2, FailureRatio = 0.5, SamplingDuration = TimeSpan.FromSeconds(60), BreakDuration = TimeSpan.FromSeconds(60) }).Build();
        for (int i = 0; i < 4; i++) try { breaker.Execute(() => throw new FormatException("f")); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    }

    public static async Task Reactive()
    {
        var subject = new Subject<int>();
        List<string> log = [];
        using (subject.Where(x => x % 2 == 0).Select(x => x * 10).Scan((a, b) => a + b).Subscribe(x => log.Add("n" + x), e => log.Add(e.Message), () => log.Add("done")))
        {
            for (int i = 0; i < 6; i++) subject.OnNext(i);
            subject.OnCompleted();
        }
        Console.WriteLine(string.Join(",", log));
        Console.WriteLine(string.Join(",", await Observable.Range(1, 10).Buffer(3).Select(b => b.Sum()).ToList()) + " " + await Observable.Range(1, 5).Aggregate((a, b) => a * b) + " " + await Observable.Timer(TimeSpan.FromMilliseconds(5)).Select(_ => "timer"));
        Console.WriteLine(string.Join(",", await Observable.Range(0, 3).SelectMany(i => Observable.Return(i).Delay(TimeSpan.FromMilliseconds(1))).ToList().Select(l => l.Order())) + string.Join(",", await Observable.Throw<int>(new FormatException("x")).Catch(Observable.Return(-1)).Concat(Observable.Empty<int>()).ToList()));
        Console.WriteLine(string.Join(" ", await Observable.Range(1, 6).GroupBy(x => x % 3).SelectMany(g => g.Sum().Select(s => (g.Key, s))).ToList()));
    }

    public class Settings { public string? Name { get; set; } public int Level { get; set; } public List<string> Items { get; set; } = []; }

    class Worker(IOptions<Settings> options, ILogger<Worker> log, IHostApplicationLifetime lifetime, IGreeter greeter) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            log.LogInformation(new EventId(7, "Seven"), "working {Name} {Level} {Items}", options.Value.Name, options.Value.Level, string.Join("+", options.Value.Items));
            log.LogWarning("{Greeting}", greeter.Greet("host"));
            lifetime.StopApplication();
        }
        public override async Task StopAsync(CancellationToken c) { await base.StopAsync(c); log.LogError(new FormatException("x"), "worker stopped"); }
    }

    public static async Task Hosting()
    {
        var b = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = ["--Settings:Level=5"], DisableDefaults = false });
        b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Settings:Name"] = "n", ["Settings:Items:0"] = "a", ["Settings:Items:1"] = "b" });
        b.Configuration.AddCommandLine(["--Settings:Level=5"]);
        b.Services.Configure<Settings>(b.Configuration.GetSection("Settings"));
        b.Services.AddSingleton<IGreeter>(_ => new Polite("hi")).AddHostedService<Worker>().AddKeyedScoped<IGreeter>("loud", (p, _) => new Loud(p.GetRequiredService<IGreeter>()));
        b.Logging.ClearProviders().AddSimpleConsole(o => { o.SingleLine = true; o.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled; }).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.None);
        using var host = b.Build();
        using (var scope = host.Services.CreateScope()) Console.WriteLine(scope.ServiceProvider.GetRequiredKeyedService<IGreeter>("loud").Greet("keyed"));
        await host.RunAsync();
        try { new ServiceCollection().AddSingleton<Loud>().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true }); } catch (AggregateException e) { Console.WriteLine(e.InnerExceptions[0].Message); }
    }
}
