using System.Security.Cryptography;

namespace GovernedAi.Files;

/// <summary>A secret of 32 random bytes in a file, made by whoever needs it first.</summary>
internal static class KeyFile
{
    private const int Length = 32;

    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static byte[] ReadOrMake(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        using (FolderLock.Acquire(folder))
        {
            if (!File.Exists(file))
                AtomicFile.Write(file, RandomNumberGenerator.GetBytes(Length));
            var key = File.ReadAllBytes(file);
            return key.Length == Length ? key : throw new InvalidDataException($"{file} is to hold {Length} random bytes, and holds {key.Length}.");
        }
    }
}
