using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>Governs by the attributes that stood in another place. Which body they meant and which id they gave was that place's.</summary>
internal sealed class MovedAttributes(MisplacedGovernance from) : Arrangement
{
    public override string Title => "";

    /// <summary>Whether what the attributes name, or ask in words, is the same for whatever method they come to stand on.</summary>
    public bool SuitAnyMethod => !from.Attributes.Any(a => Kinds(a).Contains(GoverningKind.Fallback) || Arguments(a).Any(n => Name(n) is "If" or "Question"));

    public override bool Suits(GovernedShape method) =>
        GoverningAttribute.Of(from.Symbol).Where(g => g.Kind == GoverningKind.Escalation).All(method.Allows);

    public override Governing For(GovernedMember member)
    {
        var takesCore = member.Core.IsConventional ? null : from.Attributes.FirstOrDefault(a => !IsComposed(a));
        var written = from.Attributes.Select(a =>
        {
            var text = new AttributeText(a.Name.ToString(), [.. Arguments(a).Select(n => n.ToString())]);
            return $"[{(a == takesCore ? text.With($"Core = nameof({member.Core.Name})") : text)}]";
        });
        return new(takesCore is null && !member.Core.IsConventional ? [.. written, .. member.Write(new AttributeText("AuditLog"))] : written);
    }

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? default).Where(a => Name(a) is not ("Core" or "Id"));

    private static string? Name(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    private IEnumerable<GoverningKind> Kinds(AttributeSyntax attribute) => Of(attribute).Select(g => g.Kind);

    private bool IsComposed(AttributeSyntax attribute) => Of(attribute).All(g => g.IsComposed);

    private IEnumerable<GoverningAttribute> Of(AttributeSyntax attribute) =>
        GoverningAttribute.Of(from.Symbol).Where(g => g.Written.ApplicationSyntaxReference is { } r && r.SyntaxTree == attribute.SyntaxTree && r.Span == attribute.Span);
}
