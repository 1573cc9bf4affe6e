using System.IO;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Tells the declarations a wrapper can be written for from those on which an attribute governs nothing.</summary>
internal static class DeclarationKind
{
    public static Fault? Fault(IMethodSymbol method, GoverningAttributes attributes, CancellationToken cancellation)
    {
        if (Misplaced(method) is var (what, instead))
            return new Fault(GovernsNothing.Rule, attributes.First.Location ?? method.Locations[0], [attributes.First.WrittenName, what, instead]);
        if (method.IsPartialDefinition)
            return HandWritten(method, attributes, cancellation);

        // Without a body it only demands governance of those who implement it.
        if (method.IsAbstract)
            return null;
        return IsMarkedPartial(method, cancellation)
            ? ImplementingPart(method, attributes)
            : new Fault(NotPartial.Rule, method.Locations[0], [method.Name, CoreMethod.NameFor(method.Name)]);
    }

    private static (string What, string Instead)? Misplaced(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Ordinary => null,
        MethodKind.ExplicitInterfaceImplementation => ("an explicit interface implementation", "let it call a private partial method, and annotate that"),
        MethodKind.Constructor or MethodKind.StaticConstructor => ("a constructor", "move the model call to a partial method, and annotate that"),
        MethodKind.Destructor => ("a finalizer", "move the model call to a partial method, and annotate that"),
        MethodKind.LambdaMethod or MethodKind.AnonymousFunction => ("a lambda", "make it a partial method, and annotate that"),
        MethodKind.LocalFunction => ("a local function", "make it a partial method, and annotate that"),
        MethodKind.PropertyGet or MethodKind.PropertySet => ("an accessor", "let it call a partial method, and annotate that"),
        MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.EventRaise => ("an event", "annotate the partial method that calls the model"),
        MethodKind.UserDefinedOperator or MethodKind.Conversion => ("an operator", "let it call a partial method, and annotate that"),
        _ => ("this member", "make it a partial method, and annotate that"),
    };

    private static Fault? HandWritten(IMethodSymbol definition, GoverningAttributes attributes, CancellationToken cancellation)
    {
        if (OtherGenerators.AskedBy(definition) is { } asked)
            return TheirPart(definition, attributes, $"as [{asked}] says");
        if (definition.PartialImplementationPart is not { } part)
            return null;

        // The compiler takes one part for the method's; another is a member beside it.
        var parts = definition.ContainingType.GetMembers(definition.Name).OfType<IMethodSymbol>()
            .Where(other => other is { IsPartialDefinition: false, PartialDefinitionPart: null } && IsMarkedPartial(other, cancellation) && other.GetDocumentationCommentId() == definition.GetDocumentationCommentId())
            .Append(part)
            .ToLookup(GeneratedCode.Wrote);
        if (!parts[true].Any())
            return ImplementingPart(part, attributes);
        return parts[false].FirstOrDefault() is { } theirs
            ? TheirPart(definition, attributes, $"in {Path.GetFileName(theirs.Locations[0].SourceTree?.FilePath)}")
            : null;
    }

    private static Fault TheirPart(IMethodSymbol definition, GoverningAttributes attributes, string where) =>
        new(GovernsNothing.Rule, attributes.First.Location ?? definition.Locations[0],
            [attributes.First.WrittenName, $"`{definition.Name}`, which another generator implements as well, {where}", "leave that generator a method of its own, and let it call a governed one"]);

    private static Fault ImplementingPart(IMethodSymbol part, GoverningAttributes attributes) =>
        new(GovernsNothing.Rule, attributes.First.Location ?? part.Locations[0],
            [attributes.First.WrittenName, $"`{part.Name}`, whose implementing part is already written", $"rename that part to `{CoreMethod.NameFor(part.Name)}` and make it an ordinary private method"]);

    private static bool IsMarkedPartial(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is MethodDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));
}
