using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace GovernedAi.Runtime;

/// <summary>Reads prompts and answers for the record: what is not there reads as nothing, and never fails the call it is read from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CapturedValue
{
    /// <summary>The first item, or the default of its type.</summary>
    public static T? First<T>(IEnumerable<T>? items) => items is null ? default : items.FirstOrDefault();

    /// <summary>The first item of a type, or nothing.</summary>
    public static T? FirstOf<T>(System.Collections.IEnumerable? items) => items is null ? default : items.OfType<T>().FirstOrDefault();

    /// <summary>What the items say, as one text; nothing where none of them says anything.</summary>
    public static string? Concat<T>(IEnumerable<T>? items, Func<T, string?> text)
    {
        StringBuilder? all = null;
        foreach (var item in items ?? [])
        {
            if (item is not null && text(item) is { } said)
                (all ??= new StringBuilder()).Append(said);
        }

        return all?.ToString();
    }

    /// <summary>The value as text, the same in every culture. One that prints as a JSON string, as open enumerations of SDKs do, is what stands in it.</summary>
    public static string? Text(object? value)
    {
        var text = value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
        return value is not string && text is ['"', .. var inner, '"'] && inner.AsSpan().IndexOfAny('"', '\\') < 0 ? inner : text;
    }

    /// <summary>
    /// The items, read into a list when they are not one: a sequence that yields its items only once must reach the model with
    /// all of them after the record has read it.
    /// </summary>
    public static IEnumerable<T> Read<T>(IEnumerable<T> items) =>
        items is null or IReadOnlyCollection<T> or ICollection<T> ? items! : items.ToList();

    /// <summary>The items as a JSON array, each as <paramref name="json"/> writes it.</summary>
    public static string JsonArray<T>(IEnumerable<T>? items, Func<T, string> json)
    {
        var array = new StringBuilder("[");
        foreach (var item in items ?? [])
        {
            if (array.Length > 1)
                array.Append(',');
            array.Append(item is null ? "null" : json(item));
        }

        return array.Append(']').ToString();
    }

    /// <summary>The items as text, one a line.</summary>
    public static string Lines<T>(IEnumerable<T>? items, Func<T, string?> text) =>
        string.Join('\n', (items ?? []).Select(item => item is null ? null : text(item)));
}
