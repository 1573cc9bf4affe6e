using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Reads a relative path together with the base address that the type around gives its clients: what makes it a model's may stand there, as <c>v1/</c> does.</summary>
internal static class BaseAddress
{
    private const string Property = "BaseAddress";

    /// <summary>The endpoint that a URL names by itself, or as a path of the one base address that stands in the type around.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="text">How it reads; made whole by the base address.</param>
    /// <param name="nearby">What else stands in the type.</param>
    /// <param name="model">Of the URL's file.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static Endpoint? Find(ExpressionSyntax url, ref string text, NearbyText nearby, SemanticModel model, CancellationToken cancellation)
    {
        var around = nearby.Around(url, cancellation);
        if (EndpointTable.Default.Find(text, around) is { } endpoint)
            return endpoint;
        if (around.Value.IndexOf(Property, StringComparison.Ordinal) < 0 || Only(url, model, cancellation) is not { } address || EndpointTable.Join(address, text) is not { } whole)
            return null;

        text = whole;
        return EndpointTable.Default.Find(whole, around);
    }

    private static string? Only(ExpressionSyntax url, SemanticModel model, CancellationToken cancellation)
    {
        var type = url.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? url.SyntaxTree.GetRoot(cancellation);
        var addresses = type.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(assignment => Address(assignment, model, cancellation)).OfType<string>().Distinct().Take(2).ToList();
        return addresses.Count == 1 ? addresses[0] : null;
    }

    // client.BaseAddress = new Uri("…"), or the same in an initializer.
    private static string? Address(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation)
        => assignment is { Left: IdentifierNameSyntax { Identifier.ValueText: Property } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: Property }, Right: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } }
            && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol { ContainingType.Name: "HttpClient" }
            && model.GetConstantValue(arguments[0].Expression, cancellation) is { HasValue: true, Value: string address } ? address : null;
}
