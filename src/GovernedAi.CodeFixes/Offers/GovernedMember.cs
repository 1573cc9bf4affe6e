using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>The method that is about to be governed, as an arrangement sees it: everything written as the place can write it.</summary>
internal sealed class GovernedMember(FileEdit file, int position, INamedTypeSymbol type, TakenNames names)
{
    private bool _saysCore;

    public required string Name { get; init; }

    public required CoreName Core { get; init; }

    public required bool IsStatic { get; init; }

    public required MethodResult Returned { get; init; }

    public required ImmutableArray<(ITypeSymbol Type, string Name)> AllParameters { get; init; }

    public ImmutableArray<ITypeParameterSymbol> TypeParameters { get; init; } = [];

    /// <summary>The type parameters in their brackets, or nothing.</summary>
    public string TypeParameterList => TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", TypeParameters.Select(t => t.Name))}>";

    /// <summary>The constraints, each behind a space.</summary>
    public string Constraints => string.Concat(TypeParameters.Select(t => TypeParameterConstraints.Of(t, file.Model, position)).Where(c => c.Length > 0).Select(c => " " + c));

    /// <summary>What the caller gets in the end, without its task: <c>Route</c>, or <c>void</c>, or the items of a stream as a sequence.</summary>
    public string Result => Returned.Type is not { } type ? "void"
        : Display(Returned.IsStream ? Sequence(SpecialType.System_Collections_Generic_IEnumerable_T, type) : type);

    /// <summary>What a person is shown before release, a condition by the name of <c>result</c>; <see langword="null"/> when there is nothing to hold back.</summary>
    public string? Proposal => Returned switch
    {
        { Kind: ResultKind.AsyncStream, Type: { } item } => Display(Sequence(SpecialType.System_Collections_Generic_IReadOnlyList_T, item)),
        { HasValue: true } => Result,
        _ => null,
    };

    /// <summary>Type and name of each parameter that says what the call is about; a cancellation token does not.</summary>
    public IEnumerable<string> Parameters => AllParameters
        .Where(p => p.Type.Name != nameof(CancellationToken))
        .Select(p => $"{Display(p.Type)} {Identifier.Write(p.Name)}");

    /// <summary>What stands before the runtime's names: nothing, or <c>GovernedAi.</c>.</summary>
    public string Qualifier => RuntimeNames.Qualifier(file, position);

    public string Exception => Named("System.Exception");

    public string NotImplementedException => Named("System.NotImplementedException");

    /// <summary>Gives a name to a member that the arrangement adds, such as <c>RouteFallback</c>.</summary>
    public string TakeName(string wanted) => names.Take(type, wanted, $"named by an attribute of {Name}({string.Join(", ", AllParameters.Select(p => Display(p.Type)))}){TypeParameters.Length}");

    /// <summary>A parameter name that no parameter has.</summary>
    public string FreeParameterName(string wanted)
    {
        var name = wanted;
        for (var number = 2; AllParameters.Any(p => p.Name == name); number++)
            name = wanted + number;
        return name;
    }

    /// <summary>An attribute as source. The first that is written says where the core is, if its name does not.</summary>
    public IEnumerable<string> Write(AttributeText attribute)
    {
        var text = _saysCore || Core.IsConventional ? attribute : attribute.With($"Core = nameof({Core.Name})");
        _saysCore = true;
        return [$"[{Qualifier}{text}]"];
    }

    /// <summary>An attribute of the house's own, its namespace imported if need be.</summary>
    public string Write(INamedTypeSymbol attribute)
    {
        const string Suffix = "Attribute";
        var shortest = Display(attribute);
        if (shortest != attribute.Name && !attribute.ContainingNamespace.IsGlobalNamespace &&
            file.Model.LookupNamespacesAndTypes(position, name: attribute.Name).IsEmpty &&
            UsingDirective.Add(file, position, attribute.ContainingNamespace.ToDisplayString()))
        {
            shortest = attribute.Name;
        }

        return $"[{shortest.Substring(0, shortest.Length - Suffix.Length)}]";
    }

    private ITypeSymbol Sequence(SpecialType sequence, ITypeSymbol item) => file.Model.Compilation.GetSpecialType(sequence).Construct(item);

    private string Display(ITypeSymbol shown) => TypeText.Of(shown, file.Model, position);

    private string Named(string metadataName) =>
        file.Model.Compilation.GetTypeByMetadataName(metadataName) is { } found ? Display(found) : "global::" + metadataName;
}
