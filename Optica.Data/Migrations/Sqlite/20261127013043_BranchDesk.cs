using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BranchDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(name: "SuspendedAt", table: "Organisations", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Phone", table: "Branches", type: "TEXT", maxLength: 40, nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SuspendedAt", table: "Organisations");

            migrationBuilder.DropColumn(name: "Phone", table: "Branches");
        }
    }
}
