using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using Castle.DynamicProxy;
using GovernedAi;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Suspension;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Wrapper;

/// <summary>
/// One governed call against a decorator somebody wrote by hand and a Castle proxy, which do the same work: <see cref="Evidence"/> says which.
/// Stores drop what they are given, so that only the work around them counts.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class WrapperCost
{
    private const int Number = 1_000;

    // Several in a row, so that what it costs to wake the thread that waits for the last does not count.
    private const int Calls = 64;

    private readonly NoLedger _ledger = new();
    private readonly NoPayloads _payloads = new();
    private readonly Desk _wrapped;
    private readonly IDesk _decorated;
    private readonly IDesk _proxied;

    public WrapperCost()
    {
        var json = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var evidence = new Evidence(_ledger, _payloads, new NothingStopped(), TimeProvider.System, json);
        var services = new ServiceCollection()
            .AddSingleton<ILedger>(_ledger)
            .AddSingleton<IPayloadStore>(_payloads)
            .AddSingleton<ISuspensions>(new NothingStopped())
            .AddGovernedAi()
            .BuildServiceProvider();
        _wrapped = new Desk(services.GetRequiredService<IGovernance>());
        _decorated = new DeskDecorator(new PlainDesk(), evidence);
        _proxied = new ProxyGenerator().CreateInterfaceProxyWithTarget<IDesk>(new PlainDesk(), new DeskInterceptor(evidence));
    }

    /// <summary>Whether arguments and result are kept.</summary>
    [Params(false, true)]
    public bool Audited { get; set; }

    /// <summary>Whether the body really suspends.</summary>
    [Params(false, true)]
    public bool Suspends { get; set; }

    [GlobalSetup]
    public async Task DemandTheSameWork()
    {
        foreach (var desk in new[] { _wrapped, _decorated, _proxied })
        {
            var (records, payloads) = (_ledger.Taken, _payloads.Taken);
            if (await CallAsync(desk) != Number + 1 || _ledger.Taken != records + 2 || _payloads.Taken != payloads + (Audited ? 3 : 0))
                throw new InvalidOperationException($"{desk.GetType()} does not do the same work.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls, Description = "decorator by hand")]
    public Task<int> Decorated() => CallOftenAsync(_decorated);

    [Benchmark(OperationsPerInvoke = Calls, Description = "governed wrapper")]
    public Task<int> Wrapped() => CallOftenAsync(_wrapped);

    [Benchmark(OperationsPerInvoke = Calls, Description = "Castle proxy")]
    public Task<int> Proxied() => CallOftenAsync(_proxied);

    private async Task<int> CallOftenAsync(IDesk desk)
    {
        var sum = 0;
        for (var call = 0; call < Calls; call++)
            sum += await CallAsync(desk).ConfigureAwait(false);
        return sum;
    }

    private Task<int> CallAsync(IDesk desk) => Audited ? desk.AuditAsync(Number, Suspends) : desk.AskAsync(Number, Suspends);
}
