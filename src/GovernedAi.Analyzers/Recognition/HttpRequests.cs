using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members that make an HTTP request, or something that becomes one.</summary>
internal static class HttpRequests
{
    /// <inheritdoc cref="RequestMembers.IsRequest"/>
    public static bool IsRequest(IMethodSymbol method) => method.ContainingType is { } type
        && RequestMembers.IsRequest(type.Name, type.ContainingNamespace.ToDisplayString(), (method.ReducedFrom ?? method).Name);

    public static bool IsRequestUri(IPropertySymbol property) => RequestMembers.IsRequestUri(property.ContainingType.Name, property.Name);

    /// <summary>Whether a type's members are the URL in another form: <c>AbsoluteUri</c>, <c>builder.Uri</c>, <c>ToString()</c>.</summary>
    public static bool IsUrl(INamedTypeSymbol type) => type.Is("System.Uri") || type.Is("System.UriBuilder");

    /// <summary>Whether the method makes a URL of its arguments.</summary>
    public static bool IsUrlMaker(IMethodSymbol method) => method.ContainingType is { } type && RequestMembers.IsUrlMaker(type.Name, type.SpecialType == SpecialType.System_String);
}
