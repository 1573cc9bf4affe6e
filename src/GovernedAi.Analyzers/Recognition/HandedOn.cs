using System.Collections.Concurrent;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Finds the members that hand their obligation to their callers by [CallersGovern] or [assembly: DeclaredModelCall], in this assembly or a referenced one.</summary>
/// <remarks>The attribute goes by full name, on the member or on one it implements or overrides: a call of it is a model call.</remarks>
internal sealed class HandedOn(Compilation compilation)
{
    private const string CallersGovern = "GovernedAi.CallersGovernAttribute";

    private readonly ConcurrentDictionary<ISymbol, bool> _seen = new(SymbolEqualityComparer.Default);
    private readonly DeclaredModelCalls _declared = new(compilation);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _analysed = new(SymbolEqualityComparer.Default);

    private readonly Lazy<HashSet<string>> _names = new(() => [.. Names(compilation)]);

    /// <summary>Whether a member of this name can be one: a look before anything is bound, for those who walk a whole project.</summary>
    public bool MayBe(string name) => _declared.MayBe(name) || _names.Value.Contains(name);

    /// <param name="member">A method, constructor, accessor or property.</param>
    public bool Is(ISymbol member)
    {
        var definition = Definition(member);
        return definition.ContainingAssembly is { } assembly
            && ((_analysed.GetOrAdd(assembly, it => ModelReach.IsAnalysed(it, compilation)) && _seen.GetOrAdd(definition, Decide))
                || (_declared.Any && _declared.Hold(definition)));
    }

    /// <summary>The kind of model call that a rule set declared a member to make; <see langword="null"/> where the member only hands on, which may be anything.</summary>
    public string? DeclaredKind(ISymbol member) => _declared.Any ? _declared.KindOf(Definition(member)) : null;

    /// <summary>Whether the attribute stands on the member itself.</summary>
    public static bool IsMarked(ISymbol member)
        => member.GetAttributes().Any(attribute => attribute.AttributeClass?.Is(CallersGovern) == true)
            || member is IMethodSymbol { PartialDefinitionPart: { } declaration } && IsMarked(declaration);

    private static ISymbol Definition(ISymbol member) =>
        (member is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : member).OriginalDefinition;

    private static bool Decide(ISymbol member)
        => IsMarked(member) || member switch
        {
            IMethodSymbol { AssociatedSymbol: { } accessed } => Decide(accessed),
            IMethodSymbol method => Implementations.Of(method).Any(IsMarked),
            IPropertySymbol property => Implementations.Of(property).Any(IsMarked),
            _ => false,
        };

    private static IEnumerable<string> Names(Compilation compilation) =>
        GovernanceAssemblies.Of(compilation)
            .SelectMany(assembly => Types(assembly.GlobalNamespace))
            .SelectMany(type => type.GetMembers())
            .Where(IsMarked)
            .Select(member => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(inner => inner is INamedTypeSymbol type ? Types(inner).Prepend(type) : Types(inner));
}
