using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Gives out names for new members of a type: none that the type, a base type or this very edit has used for anything else.</summary>
internal sealed class TakenNames
{
    private readonly Dictionary<(INamedTypeSymbol Type, string Name), string> _givenOut =
        new(new ByTypeAndName());

    /// <summary>Gives out <paramref name="wanted"/>, or the first of its numbered variants that is free.</summary>
    /// <param name="type">The type that gets the member.</param>
    /// <param name="wanted">The name without a number.</param>
    /// <param name="purpose">What the name is for. Overloads of one thing share a name; two things do not.</param>
    /// <param name="isTaken">Whether the place has another use for a name; by default, whether the type has a member of that name.</param>
    public string Take(INamedTypeSymbol type, string wanted, string purpose, Func<string, bool>? isTaken = null)
    {
        isTaken ??= name => IsMember(type, name);
        var candidate = wanted;
        for (var number = 2; ; number++)
        {
            if (_givenOut.TryGetValue((type, candidate), out var givenFor) ? givenFor == purpose : !isTaken(candidate))
            {
                _givenOut[(type, candidate)] = purpose;
                return candidate;
            }

            candidate = MemberName.Numbered(wanted, number);
        }
    }

    /// <summary>Whether the type has a member of that name, or would hide one of a base type.</summary>
    public static bool IsMember(INamedTypeSymbol type, string name) =>
        type.Name == name ||
        type.TypeParameters.Any(t => t.Name == name) ||
        !type.GetMembers(name).IsEmpty ||
        IsInherited(type, name);

    /// <summary>Whether a base type has a member of that name which a new one would hide.</summary>
    public static bool IsInherited(INamedTypeSymbol type, string name)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers(name).Any(m => m.DeclaredAccessibility != Accessibility.Private))
                return true;
        }

        return false;
    }

    private sealed class ByTypeAndName : IEqualityComparer<(INamedTypeSymbol Type, string Name)>
    {
        public bool Equals((INamedTypeSymbol Type, string Name) x, (INamedTypeSymbol Type, string Name) y) =>
            x.Name == y.Name && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((INamedTypeSymbol Type, string Name) key) => StringComparer.Ordinal.GetHashCode(key.Name);
    }
}
