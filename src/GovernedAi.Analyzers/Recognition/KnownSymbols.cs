using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The one holder of the types that rules ask for, looked up once a compilation.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> PerCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly Lazy<bool> _reachesModels;
    private readonly Lazy<ModelCallRecognizer> _modelCalls;
    private readonly Lazy<Obligation> _obligation;

    private KnownSymbols(Compilation compilation)
    {
        _compilation = compilation;
        _reachesModels = new(() => ModelReach.Of(compilation));
        _modelCalls = new(() => new ModelCallRecognizer(ModelCallTable.Default, compilation));
        HandedOn = new HandedOn(compilation);
        _obligation = new(() => new Obligation(ModelCalls, HandedOn, GovernedMembers.Of(compilation)));
    }

    /// <summary>Whether a model library, or an assembly that references GovernedAi, is referenced: the gate of the symbol rules.</summary>
    public bool ReachesModels => _reachesModels.Value;

    public ModelCallRecognizer ModelCalls => _modelCalls.Value;

    public HandedOn HandedOn { get; }

    public Obligation Obligation => _obligation.Value;

    public INamedTypeSymbol? AuditLog => Find("GovernedAi.AuditLogAttribute");

    public INamedTypeSymbol? Escalation => Find("GovernedAi.EscalationAttribute");

    public INamedTypeSymbol? Fallback => Find("GovernedAi.FallbackAttribute");

    public INamedTypeSymbol? GovernanceAttribute => Find("GovernedAi.GovernanceAttribute");

    public INamedTypeSymbol? CallersGovern => Find("GovernedAi.CallersGovernAttribute");

    /// <summary>Whether this compilation can say anything about governance: the gate of the rules about rule sets.</summary>
    public bool KnowsHouseRules => Find("GovernedAi.HouseRuleAttribute") is not null;

    public INamedTypeSymbol? Expression => Find("System.Linq.Expressions.Expression`1");

    public static KnownSymbols Of(Compilation compilation) => PerCompilation.GetValue(compilation, static made => new(made));

    private INamedTypeSymbol? Find(string metadataName)
        => _types.GetOrAdd(metadataName, name =>
        {
#pragma warning disable RS0030 // This is the one place that may.
            // GetTypeByMetadataName alone says "none" where two references declare the type; a gap, so take the first.
            return _compilation.GetTypeByMetadataName(name) ?? _compilation.GetTypesByMetadataName(name).FirstOrDefault();
#pragma warning restore RS0030
        });
}
