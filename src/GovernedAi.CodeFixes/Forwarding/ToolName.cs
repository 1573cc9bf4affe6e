using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>Names the governed method behind a lambda after the name the model knows the tool by, the route it answers, or the variable that holds it.</summary>
internal static class ToolName
{
    public static string For(LambdaExpressionSyntax lambda, IMethodSymbol symbol, string nameless)
    {
        var words = string.Concat(Regex.Split(Stated(lambda) ?? nameless, "[^A-Za-z0-9]+").Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));
        var name = SyntaxFacts.IsValidIdentifier(words) ? words : nameless;
        return symbol.IsAsync && !name.EndsWith("Async", StringComparison.Ordinal) ? name + "Async" : name;
    }

    private static string? Stated(LambdaExpressionSyntax lambda) => lambda.Parent switch
    {
        ArgumentSyntax { Parent: BaseArgumentListSyntax list } => list.Arguments
            .Where(a => a.NameColon is null or { Name.Identifier.ValueText: "name" })
            .Select(a => a.Expression)
            .OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(l => l.IsKind(SyntaxKind.StringLiteralExpression))?.Token.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
