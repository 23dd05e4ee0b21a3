namespace Optica.Domain.Appointments;

/// <summary>When and where a visit takes place.</summary>
/// <param name="ResourceId">The optometrist or box.</param>
/// <param name="StartsAt">UTC, on a five-minute step.</param>
/// <param name="Minutes">15–120 in steps of five.</param>
/// <param name="BufferMinutes">Minutes the resource stays occupied afterwards, in steps of five; those of the branch at booking time.</param>
public sealed record VisitTime(Guid ResourceId, DateTime StartsAt, int Minutes, int BufferMinutes = 0)
{
    /// <summary>When the visit ends, UTC.</summary>
    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>When the resource is free again, UTC.</summary>
    public DateTime FreeAt => EndsAt.AddMinutes(BufferMinutes);

    /// <summary>The time it occupies, buffer included.</summary>
    public BusyTime Busy => new(StartsAt, FreeAt);

    /// <summary>Whether both occupy one resource at one time.</summary>
    public bool Overlaps(VisitTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ResourceId == other.ResourceId && Busy.Overlaps(other.Busy);
    }
}

/// <summary>A time that is taken: the end belongs to what follows.</summary>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC, the buffer included.</param>
public readonly record struct BusyTime(DateTime From, DateTime Until)
{
    /// <summary>Whether both share an instant.</summary>
    public bool Overlaps(BusyTime other) => From < other.Until && other.From < Until;

    /// <summary>Whether the other lies within.</summary>
    public bool Contains(BusyTime other) => From <= other.From && other.Until <= Until;
}
