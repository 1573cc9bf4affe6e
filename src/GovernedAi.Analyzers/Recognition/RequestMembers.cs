namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members that make an HTTP request, or something that becomes one, by name.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class RequestMembers
{
    /// <summary>The attributes that make a method of an interface a request.</summary>
    public static readonly string[] Declaring = ["PostAttribute", "PutAttribute", "HttpPostAttribute", "HttpPutAttribute"];

    /// <summary>How the names of methods begin that post or send.</summary>
    public static readonly string[] Posting = ["Post", "Send", "Put"];

    private static readonly string[] Sending = [.. Posting, "Execute", "Upload"];

    /// <summary>Whether the method sends a request, or makes the message of one. Reading is none: models answer to what they are sent.</summary>
    /// <param name="type">Simple name of the declaring type.</param>
    /// <param name="space">Its namespace; asked for only where the type's name tells nothing else.</param>
    /// <param name="method">The method's name, <c>.ctor</c> for a constructor.</param>
    public static bool IsRequest(string type, Func<string> space, string method) => type switch
    {
        "HttpClient" or "HttpMessageInvoker" => space() == "System.Net.Http" && char.IsUpper(method[0]) && !Reads(method),
        "HttpClientJsonExtensions" => space() == "System.Net.Http.Json" && !Reads(method),
        "HttpRequestMessage" => space() == "System.Net.Http" && method == ".ctor",
        "ClientWebSocket" => method == "ConnectAsync",
        "WebRequest" or "HttpWebRequest" => space() == "System.Net" && method is "Create" or "CreateHttp",
        "WebClient" => space() == "System.Net" && method.StartsWith("Upload", StringComparison.Ordinal),
        "UnityWebRequest" => space() == "UnityEngine.Networking" && method is ".ctor" or "Post" or "PostWwwForm" or "Put",
        "RestRequest" => space() == "RestSharp" && method == ".ctor",
        "RestClientExtensions" => space() == "RestSharp" && Posts(method),
        "GeneratedExtensions" => space() == "Flurl.Http" && Posts(method),
        _ => false,
    };

    /// <summary>Whether a method of this name can be one that sends a request.</summary>
    public static bool MaySend(string method) => StartsAs(Sending, method);

    /// <summary>Whether the method sends a request, URL or not: what it is called with may have it.</summary>
    /// <inheritdoc cref="IsRequest"/>
    public static bool Sends(string type, Func<string> space, string method) => type switch
    {
        "WebClient" => IsRequest(type, space, method),
        "RestClient" or "IRestClient" or "RestClientExtensions" => space() == "RestSharp" && (Posts(method) || (method.StartsWith("Execute", StringComparison.Ordinal) && !Reads(method.Substring("Execute".Length)))),
        _ => method != ".ctor" && Posts(method) && IsRequest(type, space, method),
    };

    /// <summary>Whether an address is only a path: that of a service of one's own, which calls the model itself.</summary>
    public static bool IsPath(string address) => address.Length > 0 && address.IndexOf("://", StringComparison.Ordinal) < 0;

    /// <summary>Whether a method of this name, of an assembly whose code is not at hand, makes a request of the URL it is given.</summary>
    public static bool Posts(string method) => StartsAs(Posting, method);

    /// <summary>Whether an attribute of this name, on a method of an interface, makes the method a request to the URL it is given: Refit, RestEase and their like.</summary>
    public static bool DeclaresRequest(string attribute) => Declaring.Contains(attribute);

    /// <summary>Whether the member sets where a request goes.</summary>
    public static bool IsRequestUri(string type, string member) => type == "HttpRequestMessage" && member is "RequestUri" or "set_RequestUri";

    /// <summary>Whether the member sets the address that a client's requests go to, or start from.</summary>
    public static bool IsBaseAddress(string type, string member) => type == "HttpClient" && member is "BaseAddress" or "set_BaseAddress";

    /// <summary>Whether a type's <c>Send</c> and <c>SendAsync</c>, which others override, are steps of a request that somebody else has made.</summary>
    public static bool IsHandler(string fullName) => fullName is "System.Net.Http.HttpMessageHandler" or "System.Net.Http.DelegatingHandler" or "System.Net.Http.HttpClientHandler";

    /// <summary>Whether such a type's member of this name is handed a request, to send it on.</summary>
    public static bool SendsOn(string method) => method is "Send" or "SendAsync";

    /// <summary>Whether a type's methods make a URL of their arguments.</summary>
    public static bool IsUrlMaker(string type, string space) => (type, space) is ("String", "System") or ("StringBuilder", "System.Text")
        || type is "Uri" or "UriBuilder" or "QueryHelpers" or "Path" || space.StartsWith("Flurl", StringComparison.Ordinal);

    /// <summary>Whether what a text's method is given becomes a part of what it gives: not what is cut out, or only looked for.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="argument">Which argument, from 0.</param>
    public static bool Keeps(string method, int argument) => method switch
    {
        "Replace" => argument != 0,
        "IndexOf" or "LastIndexOf" or "StartsWith" or "EndsWith" or "Contains" or "Equals" or "Split" => false,
        _ => true,
    };

    /// <summary>Whether <c>Replace</c> cuts out of a URL what makes it a model's.</summary>
    /// <param name="url">The URL as it was written.</param>
    /// <param name="old">What is replaced; null if that is not known.</param>
    /// <param name="with">What stands there then; null if that is not known.</param>
    public static bool CutsPath(string url, string? old, string? with) => old is { Length: > 0 } && with == "" && !EndpointTable.Default.IsPath(url.Replace(old, with));

    /// <summary>Whether the values of a type are the verbs of requests. RestSharp's are not: <c>PostAsync</c> sends a request whatever it was made with.</summary>
    public static bool IsVerb(string type) => type == "HttpMethod";

    /// <summary>Whether a method of this name only fetches or removes.</summary>
    public static bool Reads(string name) => name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal) || name is "Head" or "Options";

    // No lambda: it would make an object for each call of a project.
    private static bool StartsAs(string[] starts, string method)
    {
        foreach (var start in starts)
        {
            if (method.Length > 0 && method[0] == start[0] && method.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
