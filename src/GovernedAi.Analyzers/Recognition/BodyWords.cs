using System.Text;
using System.Text.RegularExpressions;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The words that a body has which only a model is sent.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same words.</remarks>
internal static class BodyWords
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A turn of a conversation: role: "user", ["role"] = "system", \"role\": \"assistant\".
    private static readonly Regex Turn = new(@"\brole\W{1,10}(user|system|assistant|developer)\b", Plain);
    private static readonly Regex Conversation = new(@"\bmessages\W{0,4}[=:]", Plain);
    // Named at least, where a factory makes the body of them.
    private static readonly Regex Settings = new(@"\b(model(name|_?id)?|temperature|max_?(completion_?|output_?)?tokens|top_?p)\b", Plain);
    private static readonly Regex Contents = new(@"\bcontents\W{0,4}[=:]", Plain);
    private static readonly Regex Parts = new(@"\bparts\W{0,4}[=:]", Plain);
    private static readonly Regex Prompt = new(@"\bprompt\W{0,4}[=:]", Plain);
    private static readonly Regex Model = new(@"\bmodel\W{0,4}[=:]", Plain);
    private static readonly Regex Knob = new(@"\b(max_?tokens|max_?completion_?tokens|temperature|top_?p|num_?predict|stream|negative_prompt)\W{0,4}[=:]", Plain);

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase) { "user", "system", "assistant", "developer" };

    /// <summary>Words of which two that belong together occur wherever such a body is written.</summary>
    public static readonly (string One, string Other)[] Pairs = [("role", "messages"), ("contents", "parts"), ("prompt", "model")];

    /// <summary>Whether a text writes a body that only a model is sent.</summary>
    public static bool AreIn(string text)
        => (Holds(text, Pairs[0]) && Turn.IsMatch(text) && Conversation.IsMatch(text) && Settings.IsMatch(text))
            || (Holds(text, Pairs[1]) && Contents.IsMatch(text) && Parts.IsMatch(text))
            || (Holds(text, Pairs[2]) && Prompt.IsMatch(text) && Model.IsMatch(text) && Knob.IsMatch(text));

    // Most texts have no such words, and are spared the patterns, which are slow.
    private static bool Holds(string text, (string One, string Other) pair)
        => text.IndexOf(pair.One, StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf(pair.Other, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether an enumeration's value says who speaks.</summary>
    public static bool IsRole(string value) => Roles.Contains(value);

    /// <summary>Whether an attribute of this name says what a property is called where it is sent: in its first argument, or by a property.</summary>
    /// <param name="attribute">Simple name of the attribute's type.</param>
    /// <param name="property">The property that may say it.</param>
    public static bool Renames(string attribute, out string property)
    {
        property = attribute switch { "JsonPropertyAttribute" => "PropertyName", "DataMemberAttribute" => "Name", _ => "" };
        return attribute is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute";
    }

    /// <summary>Whether a method writes the name of what is written next: <c>writer.WritePropertyName("role")</c>.</summary>
    public static bool WritesName(string method) => method == "WritePropertyName";

    /// <summary>Whether a method opens what it is given the name of: <c>writer.WriteStartArray("messages")</c>.</summary>
    public static bool Opens(string method) => method is "WriteStartArray" or "WriteStartObject";
}

/// <summary>What code writes into bodies, put down in one form wherever it is read from.</summary>
internal sealed class BodyText
{
    private const int MaxLength = 1 << 20;

    // A word between two of them keeps apart what was not written together.
    private const string End = "\n_\n";

    private readonly StringBuilder _text = new();

    /// <summary>Something that is named, as a property or by a key.</summary>
    public void Named(string name, string? value) => Add(name, " = \"", value ?? "", "\"", End);

    /// <summary>The name of what is put down next.</summary>
    public void Next(string name) => Add(name, " = ");

    /// <summary>A text.</summary>
    public void Text(string text) => Add("\"", text, "\"", End);

    /// <summary>Code, or a name that occurs in it.</summary>
    public void Code(string code) => Add(code, End);

    /// <summary>A call that is given texts: each names what it is given next, <c>Add("role", "user")</c>.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="given">The texts; null for what is none, or not known.</param>
    public void Call(string method, IReadOnlyList<string?> given)
    {
        for (var i = 0; i + 1 < given.Count; i++)
        {
            if (given[i] is { } key)
                Named(key, given[i + 1]);
        }

        if (given.Count == 0 || given[given.Count - 1] is not { } last)
            return;
        if (given.Count == 1 && BodyWords.WritesName(method))
            Next(last);
        else if (given.Count == 1 && BodyWords.Opens(method))
            Named(last, null);
        else
            Text(last);
    }

    public override string ToString() => _text.ToString();

    private void Add(params string[] parts)
    {
        foreach (var part in parts)
        {
            if (_text.Length + part.Length <= MaxLength)
                _text.Append(part);
        }
    }
}
