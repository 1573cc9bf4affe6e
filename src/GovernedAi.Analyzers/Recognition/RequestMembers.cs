namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members that make an HTTP request, or something that becomes one, by name.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class RequestMembers
{
    /// <summary>Whether the method sends a request, or makes the message of one. Reading is none: models answer to what they are sent.</summary>
    /// <param name="type">Simple name of the declaring type.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="method">The method's name, <c>.ctor</c> for a constructor.</param>
    public static bool IsRequest(string type, string space, string method) => type switch
    {
        "HttpClient" or "HttpMessageInvoker" => space == "System.Net.Http" && char.IsUpper(method[0]) && !Reads(method),
        "HttpClientJsonExtensions" => space == "System.Net.Http.Json" && !Reads(method),
        "HttpRequestMessage" => space == "System.Net.Http" && method == ".ctor",
        "ClientWebSocket" => method == "ConnectAsync",
        _ => false,
    };

    /// <summary>Whether the member sets where a request goes.</summary>
    public static bool IsRequestUri(string type, string member) => type == "HttpRequestMessage" && member is "RequestUri" or "set_RequestUri";

    /// <summary>Whether a type's methods make a URL of their arguments.</summary>
    public static bool IsUrlMaker(string type, bool isString) => isString || type is "Uri" or "UriBuilder" or "QueryHelpers" or "Path";

    private static bool Reads(string name) => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal);
}
