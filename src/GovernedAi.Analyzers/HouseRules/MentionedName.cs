using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds, in the code that uses a member, the member's name: what a report about the use is to underline.</summary>
internal static class MentionedName
{
    /// <returns>The use itself where no name stands: an indexer, <c>new()</c>, a query.</returns>
    public static SyntaxNode Of(SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax call => Of(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ObjectCreationExpressionSyntax made => made.Type,
        _ => use,
    };
}
