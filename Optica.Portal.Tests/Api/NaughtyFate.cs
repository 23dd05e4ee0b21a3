namespace Optica.Portal.Tests.Api;

/// <summary>What became of the corpus in one call's fields.</summary>
internal sealed class NaughtyFate
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>What should not have been.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>A field took a text and told it.</summary>
    public void Told(ApiField field) => told.Add(field.Path);

    /// <summary>Whether it ever did.</summary>
    public bool IsTold(ApiField field) => told.Contains(field.Path);
}
