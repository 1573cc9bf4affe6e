using System.Reflection.Metadata;
using System.Text;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads the types that a method handles and the attributes that rules find on it.</summary>
internal sealed class ScopeReader(AssemblyFile file, TypeGraph types)
{
    private const int MaxNesting = 100;

    private readonly Lazy<Dictionary<string, EntityHandle>> _named = new(() => Named(file));

    public ScopeFacts Of(MethodDefinitionHandle method)
    {
        var handles = new SortedSet<string>(StringComparer.Ordinal);
        var bears = new SortedSet<string>(StringComparer.Ordinal);
        var unresolved = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in TypesIn(method))
        {
            handles.Add(name);
            if (!_named.Value.TryGetValue(name, out var handle))
                continue;
            if (types.Resolve(file, handle) is not { } type)
            {
                // What the framework's types derive from says nothing that a rule of a house would ask for.
                if (!name.StartsWith("System.", StringComparison.Ordinal))
                    unresolved.Add(name);
                continue;
            }

            foreach (var (parent, _, at) in types.Lineage(type))
            {
                handles.Add(WithoutArity(parent));
                if (at is { } resolved)
                    AddAttributes(resolved.File, resolved.Handle);
            }
        }

        AddAttributes(file, method);
        foreach (var parameter in file.Metadata.GetMethodDefinition(method).GetParameters())
            AddAttributes(file, parameter);
        var container = file.Metadata.GetMethodDefinition(method).GetDeclaringType();
        for (var depth = 0; !container.IsNil && depth < MaxNesting; depth++)
        {
            AddAttributes(file, container);
            container = file.Metadata.GetTypeDefinition(container).GetDeclaringType();
        }

        return new([.. handles], [.. bears], [.. unresolved]);

        void AddAttributes(AssemblyFile of, EntityHandle parent)
        {
            foreach (var use in of.Attributes.Of(parent).Where(use => !use.Type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)))
            {
                bears.Add(use.Type);
                if (types.Resolve(of, use.TypeHandle) is { } type)
                    bears.UnionWith(types.Bases(type).Select(at => at.Name).Where(name => name is not ("System.Attribute" or "System.Object")));
            }
        }
    }

    // A signature as documentation-comment ids spell it holds every type by its full name; a conversion's has the result too.
    private IEnumerable<string> TypesIn(MethodDefinitionHandle method)
    {
        var text = new StringBuilder();
        new SignatureText(file.Metadata, file.Ids.Types).AppendMethod(text, file.Metadata.GetMethodDefinition(method).Signature, isConversion: true);
        return text.ToString().Split(['(', ')', '{', '}', ',', '~', '*', '@', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Where(name => name[0] is not '`' && (char.IsLetter(name[0]) || name[0] == '_')).Distinct();
    }

    private static Dictionary<string, EntityHandle> Named(AssemblyFile file)
    {
        var named = new Dictionary<string, EntityHandle>(StringComparer.Ordinal);
        foreach (var handle in file.Metadata.TypeReferences)
            named.TryAdd(WithoutArity(file.Ids.Types.Of(handle)), handle);
        foreach (var handle in file.Metadata.TypeDefinitions)
            named[WithoutArity(file.Ids.Types.Of(handle))] = handle;
        return named;
    }

    private static string WithoutArity(string name) => name.IndexOfAny(['`', '{']) is >= 0 and var end ? name[..end] : name;
}
