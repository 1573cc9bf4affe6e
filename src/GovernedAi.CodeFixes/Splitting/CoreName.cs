using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>The name of a governed method's core, and whether the generator finds it without being told.</summary>
internal sealed class CoreName
{
    private CoreName(string name, bool isConventional)
    {
        Name = name;
        IsConventional = isConventional;
    }

    public string Name { get; }

    /// <summary>False where an attribute has to say <c>Core = nameof(…)</c>.</summary>
    public bool IsConventional { get; }

    /// <summary>The core of a method for which that name is known to be free.</summary>
    public static CoreName Conventional(string method) => new(MemberName.With(method, "Core"), isConventional: true);

    /// <summary>The core of a method under a name that is known to be free.</summary>
    public static CoreName Of(string method, string core) => new(core, isConventional: core == MemberName.With(method, "Core"));

    /// <summary>Chooses the name of <paramref name="method"/>'s core.</summary>
    public static CoreName For(IMethodSymbol method, TakenNames names)
    {
        if (GoverningAttributes.Of(method)?.Core is { } stated)
            return new CoreName(stated, isConventional: true);

        var conventional = MemberName.With(method.Name, "Core");
        var type = method.ContainingType;
        var name = names.Take(type, conventional, "core of " + method.Name, candidate => IsTaken(method, candidate));
        return new CoreName(name, name == conventional);
    }

    // Cores of overloads share a name as the overloads do; beside any other method of that name, calls of it might bind to ours.
    private static bool IsTaken(IMethodSymbol method, string name) =>
        TakenNames.IsMember(method.ContainingType, name) &&
        !(method.ContainingType.GetMembers(name) is { IsEmpty: false } members &&
          members.All(m => m is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } other && IsCoreOfOverload(method, other)) &&
          !TakenNames.IsInherited(method.ContainingType, name));

    private static bool IsCoreOfOverload(IMethodSymbol method, IMethodSymbol other) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(overload =>
            overload.IsPartialDefinition && SymbolEqualityComparer.Default.Equals(CoreMethod.Find(overload, other.Name).Core, other));
}
