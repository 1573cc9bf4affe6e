using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GovernedAi.Privacy;

/// <summary>The JSON contracts under which content is written down: those of the options, with sensitive members masked and data subjects noted.</summary>
internal sealed class PrivateContracts
{
    private readonly JsonSerializerOptions _clear;
    private readonly ConcurrentDictionary<Type, bool> _holdsSensitive = new();

    public PrivateContracts(JsonSerializerOptions clear)
    {
        _clear = clear;
        Masked = new JsonSerializerOptions(clear)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(clear.TypeInfoResolver, MarkJson.Default).WithAddedModifier(Mask),
        };
        Masked.MakeReadOnly();
    }

    /// <summary>The options to write with; never to read with.</summary>
    public JsonSerializerOptions Masked { get; }

    /// <summary>Whether a value of that type may have a sensitive member, at any depth that its contracts state.</summary>
    public bool HoldsSensitive(Type type) => _holdsSensitive.GetOrAdd(type, found => Holds(found, []));

    /// <summary>The texts and numbers in a value; for what is sensitive or names a person.</summary>
    public List<string> TextsOf(object? value, Type type)
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return [text];
            default:
                return JsonTexts.Of(JsonSerializer.SerializeToUtf8Bytes(value, _clear.GetTypeInfo(type)));
        }
    }

    private void Mask(JsonTypeInfo contract)
    {
        if (contract.Kind != JsonTypeInfoKind.Object)
            return;
        for (var index = 0; index < contract.Properties.Count; index++)
        {
            var property = contract.Properties[index];
            if (property.Get is not { } get)
                continue;
            var marks = PrivacyMarks.Of(contract, property);
            if (marks.IsSensitive)
                contract.Properties[index] = Hide(contract, property, get, marks);
            else if (marks.IsDataSubject)
                property.Get = holder => Note(get(holder), property.PropertyType, marks);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The contract of string is made at compile time.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The contract of string is made at compile time.")]
    private JsonPropertyInfo Hide(JsonTypeInfo contract, JsonPropertyInfo property, Func<object, object?> get, PrivacyMarks marks)
    {
        if (property.IsExtensionData)
        {
            // It has no name of its own that a mark could stand under.
            property.Get = holder =>
            {
                Note(get(holder), property.PropertyType, marks);
                return null;
            };
            return property;
        }

        var hidden = contract.CreateJsonPropertyInfo(typeof(string), property.Name);
        hidden.Order = property.Order;
        hidden.Get = holder =>
        {
            Note(get(holder), property.PropertyType, marks);
            return Redaction.Mark;
        };
        return hidden;
    }

    private object? Note(object? value, Type type, PrivacyMarks marks)
    {
        if (PrivateValues.Collecting is not { } values)
            return value;
        var texts = TextsOf(value, type);
        if (marks.IsSensitive)
            values.AddSensitive(texts);
        if (marks.IsDataSubject)
            values.AddSubjects(texts);
        return value;
    }

    private bool Holds(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || !TryGetContract(type, out var contract))
            return false;
        if (contract.Properties.Any(property => property.Get is not null && PrivacyMarks.Of(contract, property).IsSensitive))
            return true;
        return contract.Properties.Select(property => property.PropertyType)
            .Concat(contract.PolymorphismOptions?.DerivedTypes.Select(derived => derived.DerivedType) ?? [])
            .Concat(Parts(contract))
            .Any(part => Holds(part, seen));
    }

    private static IEnumerable<Type> Parts(JsonTypeInfo contract) => contract.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary
        ? contract.Type.IsArray ? [contract.Type.GetElementType()!] : ElementsOf(contract)
        : Nullable.GetUnderlyingType(contract.Type) is { } underlying ? [underlying] : [];

#if NET9_0_OR_GREATER
    private static IEnumerable<Type> ElementsOf(JsonTypeInfo contract) => contract.ElementType is { } element ? [element] : [];
#else
    private static IEnumerable<Type> ElementsOf(JsonTypeInfo contract) => contract.Type.GenericTypeArguments;
#endif

    private bool TryGetContract(Type type, [NotNullWhen(true)] out JsonTypeInfo? contract)
    {
        try
        {
            return _clear.TryGetTypeInfo(type, out contract);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            // It cannot be written either, and that is said where it is tried.
            contract = null;
            return false;
        }
    }
}

/// <summary>The contract of the mark, for programs whose own contracts hold no text.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class MarkJson : JsonSerializerContext;
