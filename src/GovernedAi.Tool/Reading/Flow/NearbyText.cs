using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What stands in a type of the user's: the texts in its bodies and the names of what they use, as a search of its source would find them.</summary>
internal sealed class NearbyText(AssemblyFile file)
{
    private const int MaxLength = 1 << 20;

    private readonly Dictionary<TypeDefinitionHandle, (string Text, HashSet<string> Addresses)> _read = [];

    public string Of(MethodDefinitionHandle method) => Around(method).Text;

    /// <summary>The base address that the type gives its clients; null where there is none, or more than one.</summary>
    public string? BaseAddress(MethodDefinitionHandle method) => Around(method).Addresses is { Count: 1 } only ? only.Single() : null;

    private (string Text, HashSet<string> Addresses) Around(MethodDefinitionHandle method)
    {
        var type = file.Metadata.GetMethodDefinition(method).GetDeclaringType();
        // What the compiler made of a method lies in types of its own, inside the user's.
        for (var depth = 0; depth < 100 && file.Metadata.GetTypeDefinition(type) is var definition && definition.GetDeclaringType() is { IsNil: false } outer && GeneratedNames.IsInnerType(file.Metadata.GetString(definition.Name)); depth++)
            type = outer;
        if (!_read.TryGetValue(type, out var text))
            _read.Add(type, text = Read(type));
        return text;
    }

    private (string Text, HashSet<string> Addresses) Read(TypeDefinitionHandle type)
    {
        var (text, addresses) = (new StringBuilder(), new HashSet<string>(StringComparer.Ordinal));
        var names = new MemberNames(file);
        var waiting = new Queue<TypeDefinitionHandle>([type]);
        while (waiting.TryDequeue(out var at) && text.Length < MaxLength)
        {
            var definition = file.Metadata.GetTypeDefinition(at);
            foreach (var field in definition.GetFields())
                text.Append(file.Metadata.GetString(file.Metadata.GetFieldDefinition(field).Name)).Append(' ');
            foreach (var method in definition.GetMethods())
                Append(text, addresses, method, names);
            foreach (var nested in definition.GetNestedTypes())
                waiting.Enqueue(nested);
        }

        return (text.ToString(), addresses);
    }

    private void Append(StringBuilder text, HashSet<string> addresses, MethodDefinitionHandle method, MemberNames names)
    {
        var definition = file.Metadata.GetMethodDefinition(method);
        text.Append(file.Metadata.GetString(definition.Name)).Append(' ');
        foreach (var parameter in definition.GetParameters())
            text.Append(file.Metadata.GetString(file.Metadata.GetParameter(parameter).Name)).Append(' ');

        // client.BaseAddress = new Uri("…"): the text, what is made of it, and what takes that, one after another.
        var (literal, address, host) = ((string?)null, (string?)null, (string?)null);
        var il = new IlReader(file.Il(definition));
        while (il.Read() && text.Length < MaxLength)
        {
            var (written, made) = (literal, address);
            (literal, address) = (null, null);
            if (il.OpCode == ILOpCode.Ldstr)
            {
                literal = file.Metadata.GetUserString(MetadataTokens.UserStringHandle(il.Operand & 0xFFFFFF));
                text.Append('"').Append(literal).Append("\" ");
                // A host that is put together of parts reads as one, with a hole for what stands between.
                if (host is not null)
                    text.Append('"').Append(host).Append("{}").Append(literal).Append("\" ");
                host = literal.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && literal.IndexOf('/', scheme + 3) < 0 ? literal : null;
            }
            else if (il.OpCode is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj && MetadataTokens.EntityHandle(il.Token) is var target)
            {
                text.Append(names.Of(target)).Append(' ').Append(Properties(names.Declaring(target)));
                if (il.OpCode == ILOpCode.Newobj)
                    address = written;
                else if (made is not null && names.Of(target) == "set_BaseAddress" && names.TypeOf(target) == "System.Net.Http.HttpClient")
                    addresses.Add(made);
            }
        }
    }

    // new { model = "…" }: the names of an anonymous type are its properties.
    private string Properties(EntityHandle type) =>
        file.Ids.Types.Definition(type) is { Kind: HandleKind.TypeDefinition } made && file.Metadata.GetTypeDefinition((TypeDefinitionHandle)made) is var definition
        && file.Metadata.GetString(definition.Name).StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
            ? string.Concat(definition.GetProperties().Select(p => file.Metadata.GetString(file.Metadata.GetPropertyDefinition(p).Name) + " "))
            : "";
}
