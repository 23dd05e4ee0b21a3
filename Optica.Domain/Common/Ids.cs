namespace Optica.Domain.Common;

/// <summary>Record ids: version 7 GUIDs made by the application, so that they sort by time on both databases.</summary>
public static class Ids
{
    /// <summary>A new id that carries the instant of <paramref name="time"/>.</summary>
    public static Guid New(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
#pragma warning disable RS0030 // the one place that makes ids
        return Guid.CreateVersion7(time.GetUtcNow());
#pragma warning restore RS0030
    }

    /// <summary>A new id for the instant <paramref name="at"/> (UTC).</summary>
    public static Guid New(DateTime at)
    {
#pragma warning disable RS0030
        return Guid.CreateVersion7(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
#pragma warning restore RS0030
    }
}
