using System.Reflection.Metadata;
using System.Text;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which texts of the code name a model's endpoint, by the analyzer's table.</summary>
/// <param name="nearby">What else stands in the type around a method: it may name the host, or tell a model's request from another's.</param>
internal sealed class FlowText(Func<MethodDefinitionHandle, string> nearby)
{
    private const int MaxLength = 4096;

    private readonly Dictionary<(MethodDefinitionHandle, string), FlowValue> _read = [];

    /// <summary>A text as written.</summary>
    public FlowValue Literal(string text, MethodDefinitionHandle method)
    {
        if (!_read.TryGetValue((method, text), out var value))
            _read.Add((method, text), value = Named(text, method) with { Literal = text });
        return value;
    }

    /// <summary>A text put together of parts: those written on the spot are known, the rest are holes.</summary>
    public FlowValue Whole(IReadOnlyList<FlowValue> parts, MethodDefinitionHandle method)
    {
        var text = string.Concat(parts.Select(p => p.Literal ?? EndpointTable.Hole.ToString()));
        // A part that came from elsewhere may name an endpoint by itself; one that is written here is only a part.
        return parts.Where(p => p.Literal is null).Aggregate(Named(text, method), (whole, part) => whole with { Endpoints = whole.Endpoints.Union(part.Endpoints) });
    }

    private FlowValue Named(string text, MethodDefinitionHandle method) =>
        text.Length <= MaxLength && EndpointTable.MayBe(text) && EndpointTable.Default.Find(text, new Lazy<string>(() => nearby(method))) is { } endpoint
            ? new() { Endpoints = [new(endpoint.Provider, endpoint.KindOf(text))] }
            : FlowValue.Unknown;
}

/// <summary>The parts of an interpolated text, as they are appended.</summary>
internal sealed class InterpolatedText
{
    private const int MaxParts = 1000;

    private readonly List<FlowValue> _parts = [];

    public IReadOnlyList<FlowValue> Parts => _parts;

    public void Append(FlowValue part)
    {
        if (_parts.Count < MaxParts)
            _parts.Add(part);
    }
}
