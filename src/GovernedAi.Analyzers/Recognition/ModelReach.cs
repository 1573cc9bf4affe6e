using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether code of a compilation can call a model at all, from the names of its references alone.</summary>
internal static class ModelReach
{
    private const string Runtime = "GovernedAi";

    /// <summary>Whether our rules run, or ran, on the code of an assembly: this one, and any that references GovernedAi.</summary>
    public static bool IsAnalysed(IAssemblySymbol assembly, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
            || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime));

    /// <summary>The model libraries, and GovernedAi, that the references name or that a reference of theirs names.</summary>
    public static HashSet<string> Of(Compilation compilation)
    {
        var table = ModelCallTable.Default;
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Add(compilation.AssemblyName);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            Add(assembly.Name);

            // An SDK the table has not heard of reaches a model through an abstraction; a library of the house's, through GovernedAi.
            foreach (var module in assembly.Modules)
            {
                foreach (var reference in module.ReferencedAssemblies)
                    Add(reference.Name);
            }
        }

        return reached;

        void Add(string? assembly)
        {
            if (assembly == Runtime || (assembly is not null && table.IsModelLibrary(assembly)))
                reached.Add(assembly);
        }
    }
}
