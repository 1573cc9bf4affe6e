using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Writes a method that an attribute names and the type does not have, to be filled in.</summary>
internal abstract class WriteNamedMethod : AttributeOffer
{
    protected sealed override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing)
    {
        if (Naming(attribute) is not { } naming || NameIn(naming) is not { } name || !SyntaxFacts.IsValidIdentifier(name) || TakenNames.IsMember(governed.ContainingType, name) ||
            Annotation.Of(file, declaration, CancellationToken.None) is not { } annotation || !Suits(annotation))
        {
            return null;
        }

        return names => annotation.Write(new Written(member => Source(member, name, attribute), name), names);
    }

    /// <summary>The argument that names the method.</summary>
    protected abstract ExpressionSyntax? Naming(AttributeSyntax attribute);

    protected virtual bool Suits(Remedy governed) => true;

    /// <summary>The method, its lines broken by <c>\n</c>.</summary>
    protected abstract string Source(GovernedMember governed, string name, AttributeSyntax attribute);

    // What `nameof` names is not there, so it has no value yet.
    private static string? NameIn(ExpressionSyntax naming) => naming switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call => (call.ArgumentList.Arguments.FirstOrDefault()?.Expression as IdentifierNameSyntax)?.Identifier.ValueText,
        _ => null,
    };

    private sealed class Written(Func<GovernedMember, string> source, string name) : Arrangement
    {
        public override string Title => "";

        public override string Key => name;

        public override Governing For(GovernedMember member) => new([], source(member));
    }
}
