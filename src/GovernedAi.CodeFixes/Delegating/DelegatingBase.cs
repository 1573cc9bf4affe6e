using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>The class in an agent's own library from which one derives to stand before an agent: <c>DelegatingAIAgent</c>, <c>DelegatingChatClient</c>.</summary>
internal sealed class DelegatingBase
{
    private DelegatingBase(INamedTypeSymbol agent, INamedTypeSymbol type, IParameterSymbol constructed, IReadOnlyList<DelegatedRun> runs)
    {
        Agent = agent;
        Type = type;
        Constructed = constructed;
        Runs = runs;
    }

    /// <summary>The abstraction: <c>AIAgent</c>, <c>IChatClient</c>.</summary>
    public INamedTypeSymbol Agent { get; }

    public INamedTypeSymbol Type { get; }

    /// <summary>The parameter of its constructor, which takes the agent it stands before.</summary>
    public IParameterSymbol Constructed { get; }

    public IReadOnlyList<DelegatedRun> Runs { get; }

    /// <summary>The name of the abstraction as a noun: <c>ChatClient</c>.</summary>
    public string Noun => NounOf(Agent);

    /// <summary>Finds it for an agent, or gives <see langword="null"/> where its library has none, or one that does not let every run be overridden.</summary>
    public static DelegatingBase? For(INamedTypeSymbol agent, Compilation compilation)
    {
        var known = KnownSymbols.Of(compilation);
        if (agent.ContainingType is not null || agent.ContainingNamespace.GetTypeMembers("Delegating" + NounOf(agent)).FirstOrDefault() is not { IsSealed: false, Arity: 0 } type)
            return null;

        bool IsAgent(ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(other, agent);
        var constructed = type.InstanceConstructors.Where(c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal && c.Parameters.Length == 1 && IsAgent(c.Parameters[0].Type)).Select(c => c.Parameters[0]).FirstOrDefault();
        var inner = type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && IsAgent(p.Type));
        if (constructed is null || inner is null)
            return null;

        var runs = known.GovernedAgents.AnswersOf(type).Select(method => DelegatedRun.Of(method!, inner, agent, known.ModelCalls)).ToList();
        return runs.Count > 0 && runs.All(run => run is not null) ? new(agent, type, constructed, runs!) : null;
    }

    private static string NounOf(INamedTypeSymbol agent) => agent.TypeKind == TypeKind.Interface && agent.Name.Length > 1 && agent.Name[0] == 'I' ? agent.Name.Substring(1) : agent.Name;
}
