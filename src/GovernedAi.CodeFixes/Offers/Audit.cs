using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Records the call: the least that makes somebody answerable, and the first offer.</summary>
internal sealed class Audit(string? useCase = null) : Arrangement
{
    public override string Title => "Audit it: add [AuditLog]";

    public override IEnumerable<GoverningKind> InEffect => [GoverningKind.AuditLog];

    public override Governing For(GovernedMember member) =>
        new(member.Write(useCase is null ? new AttributeText("AuditLog") : new AttributeText("AuditLog", SymbolDisplay.FormatLiteral(useCase, quote: true))));
}
