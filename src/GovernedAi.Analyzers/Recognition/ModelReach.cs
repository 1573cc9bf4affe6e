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

    public static bool Of(Compilation compilation)
    {
        var table = ModelCallTable.Default;
        if (table.IsModelLibrary(compilation.AssemblyName ?? ""))
            return true;

        foreach (var reference in compilation.SourceModule.ReferencedAssemblies)
        {
            if (Counts(reference))
                return true;
        }

        // An SDK the table has not heard of reaches a model through an abstraction; a library of the house's, through GovernedAi.
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var module in assembly.Modules)
            {
                foreach (var reference in module.ReferencedAssemblies)
                {
                    if (Counts(reference))
                        return true;
                }
            }
        }

        return false;

        bool Counts(AssemblyIdentity assembly) => assembly.Name == Runtime || table.IsModelLibrary(assembly.Name);
    }
}
