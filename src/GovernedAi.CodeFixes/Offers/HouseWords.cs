using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Governs by words of the house that together satisfy one of its rules.</summary>
internal sealed class HouseWords(ImmutableArray<INamedTypeSymbol> words) : Arrangement
{
    public override string Title => "Satisfy the rule";

    public override Governing For(GovernedMember member) =>
        new([.. words.Select(member.Write), .. member.Core.IsConventional ? [] : member.Write(new AttributeText("AuditLog"))]);
}
