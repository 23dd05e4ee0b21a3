using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Optica.Domain.Appointments;

namespace Optica.Data.Appointments;

/// <summary>Hours of a week as one line of text.</summary>
public sealed class WeekHoursConverter() : ValueConverter<WeekHours, string>(week => week.ToString(), text => WeekHours.Parse(text));
