using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading;

/// <summary>A type definition and the assembly it lies in.</summary>
internal readonly record struct TypeAt(AssemblyFile File, TypeDefinitionHandle Handle)
{
    public TypeDefinition Definition => File.Metadata.GetTypeDefinition(Handle);

    public string Name => File.Ids.Types.Of(Handle);
}

/// <summary>A type that another is or derives from: by name, and as a definition where its assembly is here.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Assembly">Simple name of the assembly that declares it.</param>
/// <param name="Type">The definition, if it is here.</param>
internal readonly record struct Ancestor(string Name, string Assembly, TypeAt? Type)
{
    /// <summary>Whether it only goes by the name of a library's type.</summary>
    public bool IsAnothers => SharedNameTable.IsAnothers(Name, Assembly);
}

/// <summary>A method definition and the assembly it lies in.</summary>
internal readonly record struct MethodAt(AssemblyFile File, MethodDefinitionHandle Handle)
{
    public MethodDefinition Definition => File.Metadata.GetMethodDefinition(Handle);

    public string Name => File.Metadata.GetString(Definition.Name);

    public string Id => File.Ids.Of(Handle);

    public TypeAt Type => new(File, Definition.GetDeclaringType());
}

/// <summary>Follows types across assemblies: references to definitions, types to their bases and interfaces.</summary>
internal sealed class TypeGraph(AssemblyFolder folder)
{
    private const int MaxForwards = 8;
    private const int MaxLineage = 1000;

    private readonly Dictionary<AssemblyFile, Dictionary<string, TypeDefinitionHandle>> _types = [];
    private readonly Dictionary<AssemblyFile, Dictionary<string, EntityHandle>> _forwards = [];

    /// <summary>The definition behind a reference or a constructed type; null when its assembly is not here.</summary>
    public TypeAt? Resolve(AssemblyFile file, EntityHandle type)
    {
        if (file.Ids.Types.Definition(type) is not { } definition)
            return null;
        if (definition.Kind == HandleKind.TypeDefinition)
            return new(file, (TypeDefinitionHandle)definition);

        var name = file.Ids.Types.Of(definition);
        return Scope(file.Metadata, definition) switch
        {
            { Kind: HandleKind.AssemblyReference } scope => Find(folder.Find(ReferenceName(file.Metadata, scope)), name),
            { Kind: HandleKind.ModuleDefinition } => Find(file, name),
            _ => null,
        };
    }

    /// <summary>Whether attributes of GovernedAi, or of a house's own that bear those, can stand in an assembly.</summary>
    public bool MayBearGovernance(AssemblyFile file) => file.KnowsGovernedAi || file.References.Any(r => folder.Find(r) is { KnowsGovernedAi: true });

    /// <summary>The simple name of the assembly that a type reference or a constructed type points to.</summary>
    public static string AssemblyName(AssemblyFile file, EntityHandle type) =>
        file.Ids.Types.Definition(type) is { Kind: HandleKind.TypeReference } reference && Scope(file.Metadata, reference) is { Kind: HandleKind.AssemblyReference } scope
            ? ReferenceName(file.Metadata, scope)
            : file.Name;

    /// <summary>The type that a reference or a constructed type names, be it here or not.</summary>
    public Ancestor Named(AssemblyFile file, EntityHandle type)
    {
        var resolved = Resolve(file, type);
        return new(file.Ids.Types.Of(type), resolved?.File.Name ?? AssemblyName(file, type), resolved);
    }

    /// <summary>The type, its bases and all their interfaces.</summary>
    public IEnumerable<Ancestor> Lineage(TypeAt type) => Lineage(new Ancestor(type.Name, type.File.Name, type));

    /// <inheritdoc cref="Lineage(TypeAt)"/>
    public IEnumerable<Ancestor> Lineage(Ancestor type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Ancestor>([type]);
        while (waiting.TryDequeue(out var at) && seen.Count < MaxLineage)
        {
            if (!seen.Add(at.Name))
                continue;
            yield return at;
            if (at.Type is not { } resolved)
                continue;

            foreach (var parent in Parents(resolved))
                waiting.Enqueue(Named(resolved.File, parent));
        }
    }

    /// <summary>The base types, nearest first.</summary>
    public IEnumerable<Ancestor> Bases(TypeAt type)
    {
        TypeAt? at = type;
        for (var depth = 0; at is { } derived && depth < MaxLineage; depth++)
        {
            if (derived.Definition.BaseType is not { IsNil: false } parent)
                yield break;
            var named = Named(derived.File, parent);
            at = named.Type;
            yield return named;
        }
    }

    private static IEnumerable<EntityHandle> Parents(TypeAt type)
    {
        var definition = type.Definition;
        if (!definition.BaseType.IsNil)
            yield return definition.BaseType;
        foreach (var implemented in definition.GetInterfaceImplementations())
            yield return type.File.Metadata.GetInterfaceImplementation(implemented).Interface;
    }

    private TypeAt? Find(AssemblyFile? file, string name)
    {
        for (var forwards = 0; file is not null && forwards < MaxForwards; forwards++)
        {
            if (TypesOf(file).TryGetValue(name, out var handle))
                return new(file, handle);
            file = ForwardsOf(file).TryGetValue(name, out var target) && target.Kind == HandleKind.AssemblyReference
                ? folder.Find(ReferenceName(file.Metadata, target))
                : null;
        }

        return null;
    }

    private Dictionary<string, TypeDefinitionHandle> TypesOf(AssemblyFile file)
    {
        if (!_types.TryGetValue(file, out var types))
        {
            _types.Add(file, types = new(StringComparer.Ordinal));
            foreach (var handle in file.Metadata.TypeDefinitions)
                types.TryAdd(file.Ids.Types.Of(handle), handle);
        }

        return types;
    }

    private Dictionary<string, EntityHandle> ForwardsOf(AssemblyFile file)
    {
        if (!_forwards.TryGetValue(file, out var forwards))
        {
            _forwards.Add(file, forwards = new(StringComparer.Ordinal));
            foreach (var handle in file.Metadata.ExportedTypes)
            {
                var exported = file.Metadata.GetExportedType(handle);
                if (exported.IsForwarder)
                    forwards.TryAdd($"{file.Metadata.GetString(exported.Namespace)}.{file.Metadata.GetString(exported.Name)}", exported.Implementation);
            }
        }

        return forwards;
    }

    // A nested type's scope is the type around it.
    private static EntityHandle Scope(MetadataReader metadata, EntityHandle reference)
    {
        for (var depth = 0; depth < 100 && reference.Kind == HandleKind.TypeReference; depth++)
            reference = metadata.GetTypeReference((TypeReferenceHandle)reference).ResolutionScope;
        return reference;
    }

    private static string ReferenceName(MetadataReader metadata, EntityHandle scope) =>
        metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name);
}
