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
    private readonly Lazy<HashSet<string>> _libraries;
    private readonly Lazy<ModelCallRecognizer> _modelCalls;
    private readonly Lazy<HandedOn> _handedOn;
    private readonly Lazy<INamedTypeSymbol?> _callersGovern;
    private readonly Lazy<Obligation> _obligation;
    private readonly Lazy<GovernedAgents> _governedAgents;
    private readonly Lazy<NameSet> _countedNames;

    private KnownSymbols(Compilation compilation)
    {
        _compilation = compilation;
        _libraries = new(() => ModelReach.Of(compilation));
        _modelCalls = new(() => new ModelCallRecognizer(ModelCallTable.Default, compilation));
        _callersGovern = new(() => Find("GovernedAi.CallersGovernAttribute"));
        _handedOn = new(() => new HandedOn(compilation));
        _obligation = new(() => new Obligation(ModelCalls, HandedOn, GovernedMembers.Of(compilation), new PipelineSteps(compilation)));
        _governedAgents = new(() => new GovernedAgents(ModelCalls));
        _countedNames = new(() => CallersGovern is null ? ModelCalls.Names : NameSet.Of(ModelCalls.Names, HandedOn.Names));
    }

    /// <summary>Whether a model library, or an assembly that references GovernedAi, is referenced: the gate of the symbol rules.</summary>
    public bool ReachesModels => _libraries.Value.Count > 0;

    /// <summary>The model libraries in reach, by assembly name.</summary>
    public ISet<string> Libraries => _libraries.Value;

    public Compilation Compilation => _compilation;

    public ModelCallRecognizer ModelCalls => _modelCalls.Value;

    public HandedOn HandedOn => _handedOn.Value;

    public Obligation Obligation => _obligation.Value;

    public GovernedAgents GovernedAgents => _governedAgents.Value;

    /// <summary>The names that model calls have, and methods that their callers govern: all that most methods are asked.</summary>
    public NameSet CountedNames => _countedNames.Value;

    public INamedTypeSymbol? AuditLog => Find("GovernedAi.AuditLogAttribute");

    public INamedTypeSymbol? Escalation => Find("GovernedAi.EscalationAttribute");

    public INamedTypeSymbol? Fallback => Find("GovernedAi.FallbackAttribute");

    public INamedTypeSymbol? GovernanceAttribute => Find("GovernedAi.GovernanceAttribute");

    public INamedTypeSymbol? CallersGovern => _callersGovern.Value;

    /// <summary>Whether this compilation can say anything about governance: the gate of the rules about rule sets.</summary>
    public bool KnowsHouseRules => Find("GovernedAi.HouseRuleAttribute") is not null;

    public INamedTypeSymbol? HttpClient => Find("System.Net.Http.HttpClient");

    public INamedTypeSymbol? Expression => Find("System.Linq.Expressions.Expression`1");

    public static KnownSymbols Of(Compilation compilation) => PerCompilation.GetValue(compilation, static made => new(made));

    /// <summary>Whether a library in reach has a model call of this name: for what cannot be bound.</summary>
    public bool MayReach(string methodName) => ModelCallTable.Default.HasName(methodName, _libraries.Value);

    /// <summary>Whether an assembly of this name is referenced.</summary>
    public bool References(string assembly) => _compilation.SourceModule.ReferencedAssemblies.Any(reference => reference.Name == assembly);

    /// <summary>Whether another type of the same full name is in reach, so that code cannot say which one it means.</summary>
    public bool IsAmbiguous(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null)
            return false;
        var name = type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
#pragma warning disable RS0030 // This is the one place that may.
        return _compilation.GetTypesByMetadataName(name).Count(found => _compilation.IsSymbolAccessibleWithin(found, _compilation.Assembly)) > 1;
#pragma warning restore RS0030
    }

    private INamedTypeSymbol? Find(string metadataName)
        => _types.GetOrAdd(metadataName, name =>
        {
#pragma warning disable RS0030 // This is the one place that may.
            // GetTypeByMetadataName alone says "none" where two references declare the type; a gap, so take the first.
            return _compilation.GetTypeByMetadataName(name) ?? _compilation.GetTypesByMetadataName(name).FirstOrDefault();
#pragma warning restore RS0030
        });
}
