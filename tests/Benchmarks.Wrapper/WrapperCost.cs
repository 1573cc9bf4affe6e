using BenchmarkDotNet.Attributes;
using Castle.DynamicProxy;
using GovernedAi;
using GovernedAi.Testing;

namespace Benchmarks.Wrapper;

/// <summary>
/// One governed call against a decorator somebody wrote by hand and a Castle proxy, which do the same work: an intent and an outcome with time
/// and duration into a ledger that drops them, a scope that flows with the body, and a fallback when it fails.
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD")]
public class WrapperCost
{
    private readonly TestGovernance _governance = Governance.ForTests(new() { Ledger = new NoLedger() });
    private readonly Desk _wrapped;
    private readonly IDesk _decorated;
    private readonly IDesk _proxied;

    public WrapperCost()
    {
        var evidence = new Evidence(new NoLedger(), TimeProvider.System);
        _wrapped = new Desk(_governance);
        _decorated = new DeskDecorator(new PlainDesk(), evidence);
        _proxied = new ProxyGenerator().CreateInterfaceProxyWithTarget<IDesk>(new PlainDesk(), new DeskInterceptor(evidence));
    }

    /// <summary>Whether the body really suspends.</summary>
    [Params(false, true)]
    public bool Suspends { get; set; }

    [Benchmark(Baseline = true, Description = "decorator by hand")]
    public Task<int> Decorated() => _decorated.AskAsync(1, Suspends);

    [Benchmark(Description = "governed wrapper")]
    public Task<int> Wrapped() => _wrapped.AskAsync(1, Suspends);

    [Benchmark(Description = "Castle proxy")]
    public Task<int> Proxied() => _proxied.AskAsync(1, Suspends);
}
