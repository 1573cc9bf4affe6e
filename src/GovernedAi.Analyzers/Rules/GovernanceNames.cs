using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Knows the governing attributes by name, for projects in which their types are missing.</summary>
internal static class GovernanceNames
{
    private const string Namespace = "GovernedAi";

    /// <summary>Whether an attribute is written with the name of one of ours.</summary>
    public static bool IsGoverning(NameSyntax name) => IsGoverning(name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    });

    /// <summary>Whether an attribute class is one of ours, or bears one of ours.</summary>
    public static bool IsGoverning(ITypeSymbol attribute) => IsOurs(attribute) || attribute.GetAttributes().Any(borne => IsOurs(borne.AttributeClass));

    private static bool IsOurs(ITypeSymbol? attribute)
        => attribute is { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } && IsGoverning(attribute.Name);

    private static bool IsGoverning(string name)
        => name is "AuditLog" or "Escalation" or "Fallback" or "CallersGovern"
            or "AuditLogAttribute" or "EscalationAttribute" or "FallbackAttribute" or "CallersGovernAttribute";
}
