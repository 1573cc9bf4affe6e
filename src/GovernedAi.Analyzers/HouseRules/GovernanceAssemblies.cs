using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The assemblies that can say something about governance: the one compiled, and those referenced that reference GovernedAi.</summary>
internal static class GovernanceAssemblies
{
    private const string Runtime = "GovernedAi";

    public static IEnumerable<IAssemblySymbol> Of(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(ReferencesRuntime).Prepend(compilation.Assembly);

    private static bool ReferencesRuntime(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == Runtime)
                    return true;
            }
        }

        return false;
    }
}
