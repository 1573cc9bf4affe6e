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

    /// <param name="member">A method, constructor, accessor or property.</param>
    public bool Is(ISymbol member)
    {
        var definition = (member is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : member).OriginalDefinition;
        return definition.ContainingAssembly is { } assembly
            && ((_analysed.GetOrAdd(assembly, it => ModelReach.IsAnalysed(it, compilation)) && _seen.GetOrAdd(definition, Decide))
                || (_declared.Any && _declared.Hold(definition)));
    }

    /// <summary>Whether the attribute stands on the member itself.</summary>
    public static bool IsMarked(ISymbol member)
        => member.GetAttributes().Any(attribute => attribute.AttributeClass?.Is(CallersGovern) == true)
            || member is IMethodSymbol { PartialDefinitionPart: { } declaration } && IsMarked(declaration);

    private static bool Decide(ISymbol member)
        => IsMarked(member) || member switch
        {
            IMethodSymbol { AssociatedSymbol: { } accessed } => Decide(accessed),
            IMethodSymbol method => Implementations.Of(method).Any(IsMarked),
            IPropertySymbol property => Implementations.Of(property).Any(IsMarked),
            _ => false,
        };
}
