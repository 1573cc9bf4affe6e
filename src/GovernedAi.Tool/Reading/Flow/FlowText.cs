using System.Reflection.Metadata;
using System.Text;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which texts of the code name a model's endpoint, by the analyzer's table.</summary>
/// <param name="metadata">The assembly's.</param>
/// <param name="nearby">What else stands in the type around a method: it may name the host, or tell a model's request from another's.</param>
/// <param name="baseAddress">The base address that the type gives its clients.</param>
internal sealed class FlowText(MetadataReader metadata, Func<MethodDefinitionHandle, string> nearby, Func<MethodDefinitionHandle, string?> baseAddress)
{
    private const int MaxLength = 4096;

    private readonly Dictionary<UserStringHandle, FlowValue> _plain = [];
    private readonly Dictionary<(MethodDefinitionHandle, UserStringHandle), FlowValue> _telling = [];

    /// <summary>A text as written.</summary>
    public FlowValue Literal(UserStringHandle text, MethodDefinitionHandle method)
    {
        if (_plain.TryGetValue(text, out var value) || _telling.TryGetValue((method, text), out value))
            return value;

        var literal = metadata.GetUserString(text);
        // What may name an endpoint is told by what stands around the method.
        if (MayTell(literal))
            _telling.Add((method, text), value = Named(literal, method) with { Literal = literal, Text = literal });
        else
            _plain.Add(text, value = new() { Literal = literal, Text = literal });
        return value;
    }

    /// <summary>A text put together of parts: those written on the spot are known, the rest are holes.</summary>
    public FlowValue Whole(IReadOnlyList<FlowValue> parts, MethodDefinitionHandle method)
    {
        var text = string.Concat(parts.Select(p => p.Literal ?? EndpointTable.Hole.ToString()));
        // A part that came from elsewhere may name an endpoint by itself; one that is written here is only a part.
        return parts.Where(p => p.Literal is null).Aggregate(Named(text, method), (whole, part) => whole with { Endpoints = whole.Endpoints.Union(part.Endpoints) });
    }

    private static bool MayTell(string text) => text.Length <= MaxLength && EndpointTable.MayBe(text);

    private FlowValue Named(string text, MethodDefinitionHandle method) =>
        MayTell(text) && (Find(text, method) ?? (baseAddress(method) is { } address && EndpointTable.Join(address, text) is { } whole ? Find(whole, method) : null)) is { } endpoint
            ? new() { Endpoints = [endpoint] }
            : FlowValue.Unknown;

    private NamedEndpoint? Find(string text, MethodDefinitionHandle method) =>
        EndpointTable.Default.Find(text, new Lazy<string>(() => nearby(method))) is { } endpoint ? new(endpoint.Provider, endpoint.KindOf(text), text) : null;
}
