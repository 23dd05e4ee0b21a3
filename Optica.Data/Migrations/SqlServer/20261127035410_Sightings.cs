using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Sightings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SightedCustomers",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hour = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_SightedCustomers",
                        x => new
                        {
                            x.OrganisationId,
                            x.CustomerId,
                            x.Hour,
                            x.UserId,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Sightings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SelectedBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Surface = table.Column<int>(type: "int", nullable: false),
                    Customers = table.Column<byte[]>(type: "varbinary(8000)", maxLength: 8000, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sightings", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_BranchId_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "BranchId", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_RecordKind_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "RecordKind", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SightedCustomers_OrganisationId_Hour",
                table: "SightedCustomers",
                columns: new[] { "OrganisationId", "Hour" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_OrganisationId_At",
                table: "Sightings",
                columns: new[] { "OrganisationId", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_OrganisationId_Surface_At",
                table: "Sightings",
                columns: new[] { "OrganisationId", "Surface", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_OrganisationId_UserId_At",
                table: "Sightings",
                columns: new[] { "OrganisationId", "UserId", "At" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SightedCustomers");

            migrationBuilder.DropTable(name: "Sightings");

            migrationBuilder.DropIndex(name: "IX_AuditEntries_OrganisationId_BranchId_At", table: "AuditEntries");

            migrationBuilder.DropIndex(name: "IX_AuditEntries_OrganisationId_RecordKind_At", table: "AuditEntries");
        }
    }
}
