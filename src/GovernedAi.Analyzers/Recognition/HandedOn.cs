using System.Collections.Concurrent;
using System.Reflection.Metadata;
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
    private readonly Lazy<NameSet> _marked = new(() => new(MarkedIn(compilation)));
    private NameSet? _names;

    /// <summary>Whether there is any in reach.</summary>
    public bool IsAny => !Names.IsEmpty;

    /// <summary>The names that such members have where they are used.</summary>
    public NameSet Names => _names ??= NameSet.Of(_marked.Value, _declared.Names);

    /// <summary>Whether a member of this name can be one: asked before anything is bound or looked up by symbol.</summary>
    public bool MayBe(string name) => Names.Contains(name);

    /// <inheritdoc cref="MayBe(string)"/>
    public bool MayBe(ISymbol member) => IsAny && MayBe(Name(member));

    /// <param name="member">A method, constructor, accessor or property.</param>
    public bool Is(ISymbol member)
    {
        if (!MayBe(member))
            return false;

        return DemandsScope(member) || (_declared.Any && _declared.Hold(Definition(member)));
    }

    /// <summary>Whether [CallersGovern] makes it one: then the model calls inside it are refused at run time where no scope is open, whatever a rule set declares it to be besides.</summary>
    public bool DemandsScope(ISymbol member) => _marked.Value.Contains(Name(member)) && IsMarkedAnywhere(Definition(member));

    /// <summary>The kind of model call that a rule set declared a member to make; <see langword="null"/> where the member only hands on, which may be anything.</summary>
    public string? DeclaredKind(ISymbol member) => _declared.Any ? _declared.KindOf(Definition(member)) : null;

    /// <summary>Whether the attribute stands on the member itself.</summary>
    public static bool IsMarked(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(CallersGovern) == true)
                return true;
        }

        return member is IMethodSymbol { PartialDefinitionPart: { } declaration } && IsMarked(declaration);
    }

    private bool IsMarkedAnywhere(ISymbol definition)
    {
        if (!_seen.TryGetValue(definition, out var marked))
            _seen.TryAdd(definition, marked = Decide(definition));
        return marked;
    }

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

    private static IEnumerable<string> MarkedIn(Compilation compilation) =>
        GovernanceAssemblies.Of(compilation)
            .Where(assembly => SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) ? compilation.SyntaxTrees.Any(AttributeMention.MayHold) : MayMark(assembly))
            .SelectMany(assembly => Types(assembly.GlobalNamespace))
            .SelectMany(type => type.GetMembers())
            .Where(IsMarked)
            .Select(Name);

    // Reading every member's attributes is dear where it must be decoded first; whether the attribute is mentioned at all is not.
    private static bool MayMark(IAssemblySymbol assembly)
    {
        if (assembly.GetMetadata() is not { } metadata)
            return true;

        var reader = metadata.GetModules()[0].GetMetadataReader();
        return reader.TypeReferences.Any(type => reader.StringComparer.Equals(reader.GetTypeReference(type).Name, "CallersGovernAttribute"));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(inner => inner is INamedTypeSymbol type ? Types(inner).Prepend(type) : Types(inner));

    // What stands at a call: a constructor's type, an accessor's property, an explicit implementation's last name.
    private static string Name(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } accessed } => Name(accessed),
        _ => member.Name.LastIndexOf('.') is >= 0 and var dot ? member.Name.Substring(dot + 1) : member.Name,
    };
}
