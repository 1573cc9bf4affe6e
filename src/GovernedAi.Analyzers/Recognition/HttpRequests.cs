using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members that make an HTTP request, or something that becomes one.</summary>
internal static class HttpRequests
{
    /// <summary>Whether the method sends a request, or makes the message of one. Reading is none: models answer to what they are sent.</summary>
    public static bool IsRequest(IMethodSymbol method) => method.ContainingType is { } type && (method.ReducedFrom ?? method) is var called && type.Name switch
    {
        "HttpClient" or "HttpMessageInvoker" => IsNetHttp(type) && !Reads(called.Name) && called.Name is not ".ctor",
        "HttpClientJsonExtensions" => type.ContainingNamespace.ToDisplayString() == "System.Net.Http.Json" && !Reads(called.Name),
        "HttpRequestMessage" => IsNetHttp(type) && called.MethodKind == MethodKind.Constructor,
        "ClientWebSocket" => called.Name == "ConnectAsync",
        _ => false,
    };

    public static bool IsRequestUri(IPropertySymbol property) => property.Name == "RequestUri" && property.ContainingType.Name == "HttpRequestMessage";

    /// <summary>Whether the method makes a URL of its arguments.</summary>
    public static bool IsUrlMaker(IMethodSymbol method) => method.ContainingType is { } type && (type.Name is "Uri" or "UriBuilder" or "QueryHelpers" or "Path" || type.SpecialType == SpecialType.System_String);

    private static bool Reads(string name) => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal);

    private static bool IsNetHttp(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Net.Http";
}
