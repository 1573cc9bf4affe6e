using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Json;
using GovernedAi.Privacy;

namespace GovernedAi.Payloads;

/// <summary>Turns arguments and results into JSON and back, through the contracts the options name.</summary>
internal sealed class PayloadSerializer
{
    private readonly JsonSerializerOptions _options;

    public PayloadSerializer(JsonSerializerOptions? options)
    {
        _options = options ?? Reflected();

        // Until they are read-only, options build each contract anew whenever it is asked for.
        if (_options.TypeInfoResolver is not null)
            _options.MakeReadOnly();
        Contracts = new PrivateContracts(_options);
    }

    /// <summary>What of the values is private.</summary>
    public PrivateContracts Contracts { get; }

    /// <summary>Writes a value as it may be kept: sensitive members are masked, and noted in <paramref name="scope"/> as are data subjects.</summary>
    /// <exception cref="NotSupportedException">There is no contract for <typeparamref name="T"/>; the message names the line to add.</exception>
    public byte[] SerializeMasked<T>(T value, ContentName what, IPrivateScope scope)
    {
        var contract = MaskedContractOf<T>(what);
        using (PrivateValues.CollectIn(scope))
            return Write(value, contract);
    }

    /// <inheritdoc cref="SerializeMasked"/>
    public byte[] SerializeMaskedItems<T>(IReadOnlyList<T> items, ContentName what, IPrivateScope scope)
    {
        var contract = MaskedContractOf<T>(what);
        using (PrivateValues.CollectIn(scope))
            return WriteItems(items, contract);
    }

    /// <exception cref="NotSupportedException">There is no contract for <typeparamref name="T"/>; the message names the line to add.</exception>
    public byte[] Serialize<T>(T value, ContentName what) => Write(value, ContractOf<T>(what));

    /// <summary>Writes a list of which only the items have a contract, as a JSON array.</summary>
    /// <exception cref="NotSupportedException">There is no contract for <typeparamref name="T"/>; the message names the line to add.</exception>
    public byte[] SerializeItems<T>(IReadOnlyList<T> items, ContentName what) => WriteItems(items, ContractOf<T>(what));

    /// <summary>Reads such a list.</summary>
    /// <exception cref="JsonException">It is no JSON array of such items.</exception>
    public List<T> DeserializeItems<T>(ReadOnlySpan<byte> json, ContentName what)
    {
        var contract = ContractOf<T>(what);
        var items = new List<T>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a JSON array of all items was expected");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, contract)!);
        return reader.Read() ? throw new JsonException("something stands behind the JSON array") : items;
    }

    public T? Deserialize<T>(ReadOnlySpan<byte> json, ContentName what) => JsonSerializer.Deserialize(json, ContractOf<T>(what));

    /// <summary>Whether there is a contract for values of that type.</summary>
    public bool Knows(Type type)
    {
        try
        {
            return _options.TryGetTypeInfo(type, out _);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What can be written masked alone could not be read back.</summary>
    private JsonTypeInfo<T> MaskedContractOf<T>(ContentName what)
    {
        ContractOf<T>(what);
        return (JsonTypeInfo<T>)Contracts.Masked.GetTypeInfo(typeof(T));
    }

    private JsonTypeInfo<T> ContractOf<T>(ContentName what)
    {
        try
        {
            return (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            throw new NotSupportedException(
                $"{what} is of type {typeof(T)}, and there is no JSON contract for it, so it cannot be kept. Add " +
                $"`[JsonSerializable(typeof({typeof(T).Name}))]` to a JsonSerializerContext and " +
                "`o.Json.TypeInfoResolverChain.Add(YourJsonContext.Default);` to AddGovernedAi(o => …).",
                exception);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Reached only where reflection-based contracts are enabled.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reached only where reflection-based contracts are enabled.")]
    internal static JsonSerializerOptions Reflected() => new()
    {
        TypeInfoResolver = JsonSerializer.IsReflectionEnabledByDefault ? new DefaultJsonTypeInfoResolver() : JsonTypeInfoResolver.Combine(),

        // A tuple is nothing but fields: it would be kept as {}, and a release would be bound to nothing.
        IncludeFields = true,
    };

    private static byte[] Write<T>(T value, JsonTypeInfo<T> contract)
    {
        using var json = JsonBuffer.Rent();
        JsonSerializer.Serialize(json.Writer, value, contract);
        return OneLine(json.ToArray());
    }

    private static byte[] WriteItems<T>(IReadOnlyList<T> items, JsonTypeInfo<T> contract)
    {
        using var json = JsonBuffer.Rent();
        json.Writer.WriteStartArray();
        foreach (var item in items)
            JsonSerializer.Serialize(json.Writer, item, contract);
        json.Writer.WriteEndArray();
        return OneLine(json.ToArray());
    }

    /// <summary>A converter may have written raw, indented text; a payload is one line.</summary>
    private static byte[] OneLine(byte[] json)
    {
        if (!json.AsSpan().ContainsAny((byte)'\n', (byte)'\r'))
            return json;
        using var document = JsonDocument.Parse(json);
        using var line = JsonBuffer.Rent();
        document.RootElement.WriteTo(line.Writer);
        return line.ToArray();
    }
}
