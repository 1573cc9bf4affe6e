using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>
/// Stands for libraries that cannot be referenced here: declares the types and members that documentation-comment ids name,
/// with empty bodies, in one assembly.
/// </summary>
/// <remarks>It need not compile without errors; its symbols are what is asked for.</remarks>
internal sealed class StubLibrary
{
    private readonly Dictionary<string, StubType> _types = new(StringComparer.Ordinal);
    private readonly Func<string, bool> _isReal;

    /// <param name="isReal">Whether a type of this metadata name is in the references already.</param>
    public StubLibrary(Func<string, bool> isReal) => _isReal = isReal;

    /// <summary>Declares a type that implements or derives from another.</summary>
    public void Derive(string type, string from)
    {
        if (Type(type) is not { } derived)
            return;

        var arity = Arity(from);
        Type(from);
        derived.Bases.Add($"global::{Plain(from)}{(arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Repeat("string", arity))}>")}");
    }

    /// <summary>Declares a member, and the types its id mentions.</summary>
    /// <param name="docId">M: or P:, or T: for a type alone.</param>
    /// <param name="type">Metadata name of the containing type.</param>
    /// <param name="shape">interface, abstract, virtual, override, instance, static or extension.</param>
    /// <param name="returnType">In C#; a type that is not known here becomes object.</param>
    public void Declare(string docId, string type, string shape, string returnType)
    {
        // Declared even beside a real type of the name: other versions of a library have other overloads.
        var stub = Declared(type);
        if (shape is "interface" or "abstract" && LooksLikeInterface(type))
            stub.Keyword = "interface";
        if (docId[0] == 'T')
            return;

        var id = DocId.Parse(docId);
        var parameters = id.Parameters.Select((parameter, i) => $"{(shape == "extension" && i == 0 ? "this " : "")}{CSharp(parameter)} p{i}");
        var modifiers = stub.Keyword == "interface" ? "" : shape switch
        {
            "static" or "extension" => "public static ",
            "override" => "public override ",
            "virtual" or "abstract" => "public virtual ",
            _ => "public ",
        };
        stub.IsStatic |= shape == "extension";
        stub.Members.Add(docId[0] == 'P'
            ? $"{modifiers}{Returned(returnType)} {id.Name} => throw null;"
            : $"{modifiers}{Returned(returnType)} {id.Name}{Generics("M", id.Arity)}({string.Join(", ", parameters)}) => throw null;");
    }

    public CSharpCompilation Compile(IEnumerable<MetadataReference> references, string assembly = "Stubs")
    {
        // A base may be an interface or a class; a mention alone does not say.
        foreach (var name in _types.Values.SelectMany(t => t.Bases).ToList())
        {
            var match = _types.Values.FirstOrDefault(t => Plain(t.MetadataName) == Regex.Replace(name, "^global::|<.*$", ""));
            if (match is not null && LooksLikeInterface(match.MetadataName))
                match.Keyword = "interface";
        }

        // An id does not tell a nested type from one in a namespace; that its prefix is a type does.
        foreach (var nested in _types.Values.Where(t => _types.ContainsKey(t.Container)).OrderByDescending(t => t.Container.Length))
            _types[nested.Container].Members.Add(nested.Declaration());

        var code = string.Join('\n', _types.Values.Where(t => !_types.ContainsKey(t.Container)).Select(t => $"namespace {t.Container} {{ {t.Declaration()} }}"));
        return CSharpCompilation.Create(assembly, [CSharpSyntaxTree.ParseText(code)], references, new(OutputKind.DynamicallyLinkedLibrary));
    }

    private StubType? Type(string metadataName)
        => _isReal(metadataName) ? null : Declared(metadataName);

    private StubType Declared(string metadataName)
    {
        if (!_types.TryGetValue(metadataName, out var stub))
            _types.Add(metadataName, stub = new(metadataName));
        return stub;
    }

    private string CSharp(string docType)
    {
        var text = Regex.Replace(docType, @"``(\d+)", "M$1");
        text = Regex.Replace(text, @"`(\d+)", "T$1").Replace('{', '<').Replace('}', '>');
        var byRef = text.EndsWith('@');
        text = Regex.Replace(text, @"[A-Za-z_][\w.]*\.[\w.]+(?=(<)?)", match => Mention(match.Value, text, match.Index + match.Length));
        return (byRef ? "ref " : "") + text.TrimEnd('@');
    }

    private string Mention(string name, string text, int end)
    {
        var arity = end < text.Length && text[end] == '<' ? Arguments(text, end) : 0;
        var stub = Type(arity == 0 ? name : $"{name}`{arity}");
        if (stub is not null && text.Contains($"System.Nullable<{name}", StringComparison.Ordinal))
            stub.Keyword = "struct";
        return "global::" + name;
    }

    private string Returned(string returnType)
    {
        var known = Regex.Matches(returnType, @"[A-Za-z_][\w.]*").All(m => m.Value is "void" or "string" or "bool" or "int" or "float" or "double" or "byte" || m.Value.Contains('.', StringComparison.Ordinal));
        return known && !returnType.Contains('(', StringComparison.Ordinal) ? CSharp(returnType) : "object";
    }

    private static int Arguments(string text, int open)
    {
        var (depth, count) = (0, 1);
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 1 && text[at] == ',')
                count++;
            if (depth == 0)
                return count;
        }

        return count;
    }

    private static bool LooksLikeInterface(string type) => Plain(type).Split('.')[^1] is ['I', var second, ..] && char.IsUpper(second) && !type.EndsWith("Extensions", StringComparison.Ordinal) && !type.EndsWith("Extension", StringComparison.Ordinal);

    private static int Arity(string metadataName) => metadataName.Split('`') is [_, var arity] ? int.Parse(arity, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string Plain(string metadataName) => metadataName.Split('`')[0];

    private static string Generics(string prefix, int arity) => arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(i => prefix + i))}>";

    private sealed class StubType(string metadataName)
    {
        public string MetadataName => metadataName;

        public string Keyword { get; set; } = "class";

        public bool IsStatic { get; set; }

        public HashSet<string> Bases { get; } = [];

        public List<string> Members { get; } = [];

        /// <summary>The namespace or type it stands in.</summary>
        public string Container => Plain(metadataName)[..Plain(metadataName).LastIndexOf('.')];

        public string Declaration() =>
            new StringBuilder()
                .Append($"public {(IsStatic ? "static " : "")}{Keyword} {Plain(metadataName)[(Container.Length + 1)..]}{Generics("T", Arity(metadataName))}")
                .Append(Bases.Count == 0 || IsStatic ? "" : " : " + string.Join(", ", Bases))
                .Append(" { ").AppendJoin(' ', Members).Append(" }")
                .ToString();
    }
}
