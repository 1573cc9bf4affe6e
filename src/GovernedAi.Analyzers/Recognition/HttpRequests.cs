using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members that make an HTTP request, or something that becomes one.</summary>
internal static class HttpRequests
{
    /// <inheritdoc cref="RequestMembers.IsRequest"/>
    public static bool IsRequest(IMethodSymbol method) => method.ContainingType is { } type
        && RequestMembers.IsRequest(type.Name, () => type.ContainingNamespace.ToDisplayString(), (method.ReducedFrom ?? method).Name);

    public static bool IsRequestUri(IPropertySymbol property) => RequestMembers.IsRequestUri(property.ContainingType.Name, property.Name);

    /// <summary>Whether the method sends a request, URL or not.</summary>
    public static bool Sends(IMethodSymbol method) => method.ContainingType is { } type && RequestMembers.Sends(type.Name, () => type.ContainingNamespace.ToDisplayString(), method.Name);

    /// <summary>Whether a method whose code is not at hand sends a request, URL or not: it extends <c>HttpClient</c> and says so.</summary>
    public static bool HelpsToSend(IMethodSymbol method) => RequestMembers.Posts(method.Name) && ExtendsClient(method);

    /// <summary>Whether the method sends a request, as <see cref="Sends"/> or <see cref="HelpsToSend"/> says; by its name first, since every call there is is asked.</summary>
    public static bool MaySend(IMethodSymbol method) => RequestMembers.MaySend(method.Name) && (Sends(method) || HelpsToSend(method));

    /// <summary>Whether a method extends <c>HttpClient</c>.</summary>
    public static bool ExtendsClient(IMethodSymbol method)
        => (method.ReducedFrom ?? method) is { IsExtensionMethod: true } extension && extension.Parameters[0].Type is INamedTypeSymbol extended && extended.Is("System.Net.Http.HttpClient");

    /// <summary>Whether a method whose code is not at hand makes a request of a URL: it extends <c>HttpClient</c>, or says that it posts or sends.</summary>
    public static bool IsHelper(IMethodSymbol method) => RequestMembers.Posts(method.Name)
        || (ExtendsClient(method) && !RequestMembers.Reads(method.Name));

    /// <summary>Whether an attribute makes the interface method that bears it a request.</summary>
    public static bool Declares(IMethodSymbol attribute, IMethodSymbol bearer)
        => bearer.ContainingType.TypeKind == TypeKind.Interface && RequestMembers.DeclaresRequest(attribute.ContainingType.Name);

    public static bool IsBaseAddress(IPropertySymbol property) => RequestMembers.IsBaseAddress(property.ContainingType.Name, property.Name);

    /// <summary>Whether a type's members are the URL in another form: <c>AbsoluteUri</c>, <c>builder.Uri</c>, <c>ToString()</c>.</summary>
    public static bool IsUrl(INamedTypeSymbol type) => type.Is("System.Uri") || type.Is("System.UriBuilder") || type.Is("System.Text.StringBuilder");

    /// <summary>Whether the method makes a URL of its arguments, or of what it is called on.</summary>
    public static bool IsUrlMaker(IMethodSymbol method) => method.ContainingType is { } type
        && RequestMembers.IsUrlMaker(type.Name, type.ContainingNamespace.ToDisplayString());

    /// <summary>Whether what the method returns may be the URL it was given, completed.</summary>
    public static bool MayReturnUrl(IMethodSymbol method) => MethodResult.Of(method) is { HasValue: true, Type: INamedTypeSymbol type } && (type.SpecialType == SpecialType.System_String || type.Is("System.Uri"));
}
