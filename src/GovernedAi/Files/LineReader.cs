namespace GovernedAi.Files;

/// <summary>Reads a file line by line in bounded memory, keeping the bytes as they stand.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line that is read: no line of ours comes near it.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly FileStream _file;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private long _next;

    public LineReader(string path) =>
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>The line just read, without its line break. Good until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The number of the line just read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where in the file the line just read begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line just read ends in a line break; only the last of a file may not.</summary>
    public bool IsWhole { get; private set; }

    /// <exception cref="InvalidDataException">A line is longer than <see cref="LongestLine"/>.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        // What is buffered is handed out without reading, so nobody else would look.
        cancellation.ThrowIfCancellationRequested();
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, whole: true);
            searched = _end - _start;
            if (_ended)
                return searched > 0 && Take(searched, whole: false);
            await FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose() => _file.Dispose();

    private bool Take(int length, bool whole)
    {
        Line = _buffer.AsMemory(_start, length);
        Number++;
        Offset = _next;
        _next += length + (whole ? 1 : 0);
        IsWhole = whole;
        _start += length + (whole ? 1 : 0);
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
                throw new InvalidDataException($"{_file.Name}:{Number + 1}: this line is longer than {LongestLine} bytes.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _file.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += read;
        _ended = read == 0;
    }
}
